-- Passkeys (WebAuthn): a key pair whose secret half never leaves somebody's device. Nothing here opens anything.
create table passkeys (
  id bigint primary key default weft_id(),
  user_id bigint not null references users on delete cascade,
  -- What the device calls it, and the public half.
  credential_id bytea not null check (length(credential_id) between 1 and 1023),
  public_key bytea not null check (length(public_key) between 1 and 4000),
  -- Grows with every use, on devices that count: an older one than ours is a copy.
  counter bigint not null default 0 check (counter >= 0),
  -- How a browser reaches it: internal, hybrid, usb. A hint for the next time.
  transports text[] not null default '{}' check (cardinality(transports) <= 10),
  name text not null check (length(name) between 1 and 60),
  -- Kept by a service that carries it to other devices, too.
  backed_up boolean not null default false,
  last_used_at timestamptz,
  created_at timestamptz not null default now()
);
create unique index passkeys_credential_key on passkeys (credential_id);
create index passkeys_user on passkeys (user_id, id);

-- What a device must sign, once, within minutes.
create table passkey_challenges (
  -- SHA-256 of what it is for, of the session that asked, and of the challenge: taken for nothing else.
  challenge_hash bytea primary key check (length(challenge_hash) = 32),
  expires_at timestamptz not null,
  created_at timestamptz not null default now()
);
create index passkey_challenges_expiry on passkey_challenges (expires_at);
