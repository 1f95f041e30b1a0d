-- Personal access tokens: how a program acts for somebody, with less than all of their rights.
create table access_tokens (
  id bigint primary key default weft_id(),
  user_id bigint not null references users on delete cascade,
  name text not null check (length(name) between 1 and 60),
  -- SHA-256 of the random token, which is shown once.
  token_hash bytea not null check (length(token_hash) = 32),
  scopes text[] not null check (cardinality(scopes) > 0 and scopes <@ array['read', 'write']),
  -- Null: until it is revoked.
  expires_at timestamptz,
  last_used_at timestamptz,
  created_at timestamptz not null default now()
);
create unique index access_tokens_token_hash_key on access_tokens (token_hash);
create index access_tokens_user on access_tokens (user_id, id desc);
create index access_tokens_expiry on access_tokens (expires_at) where expires_at is not null;
