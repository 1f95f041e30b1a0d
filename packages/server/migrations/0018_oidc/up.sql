-- Who somebody is at a provider (OpenID Connect): another way into the same account. No token of theirs is kept.
create table oidc_logins (
  id bigint primary key default weft_id(),
  user_id bigint not null references users on delete cascade,
  -- The two together are the person; an address is not, since it can be given to somebody else.
  issuer text not null check (length(issuer) between 1 and 500),
  subject text not null check (length(subject) between 1 and 255),
  -- What the provider calls them, so that somebody with two knows which is which. Proves nothing.
  label text not null default '' check (length(label) <= 255),
  last_used_at timestamptz not null default now(),
  created_at timestamptz not null default now()
);
create unique index oidc_logins_subject_key on oidc_logins (issuer, subject);
create index oidc_logins_user on oidc_logins (user_id, id);

-- Somebody who is on the way to a provider and back, for a few minutes: what must come back is known here, not to the
-- browser. Each row is used once.
create table oidc_flows (
  -- SHA-256 of the random token in the cookie of the browser that began.
  token_hash bytea primary key check (length(token_hash) = 32),
  -- Away at the provider, or back and asked for something more: a code, a password, a name.
  stage text not null check (stage in ('begun', 'returned')),
  -- Encrypted with the server's secret: the verifier, the nonce, an invite's token; later who it was that came.
  sealed bytea not null,
  expires_at timestamptz not null,
  created_at timestamptz not null default now()
);
create index oidc_flows_expiry on oidc_flows (expires_at);

-- When whoever sits there showed once more that they are the owner, other than by a password: for a few minutes it
-- stands for one.
alter table sessions add column proved_at timestamptz;
