create table users (
  id bigint primary key default weft_id(),
  username text not null check (username ~ '^[A-Za-z0-9_]{3,30}$'),
  email text not null check (length(email) <= 255),
  email_verified boolean not null default false,
  status text not null default 'active' check (status in ('active', 'suspended', 'deleted')),
  role text not null default 'user' check (role in ('user', 'admin')),
  -- Raised by every change that the user's own events tell of.
  version bigint not null default 1 check (version > 0),
  last_login_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  deleted_at timestamptz,
  constraint users_deleted_check check ((status = 'deleted') = (deleted_at is not null))
);
-- Unique regardless of case; sign-in looks people up by the same expressions.
create unique index users_username_key on users (lower(username));
create unique index users_email_key on users (lower(email));
create trigger users_touch before update of username, email, email_verified, status, role on users
  for each row execute function weft_touch();

create table user_profiles (
  user_id bigint primary key references users on delete cascade,
  display_name text not null check (length(display_name) between 1 and 100),
  bio text not null default '' check (length(bio) <= 1000),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create trigger user_profiles_touch before update of display_name, bio on user_profiles
  for each row execute function weft_touch();

-- The hash stands apart from the user, so that no query of users can carry it along.
create table user_passwords (
  user_id bigint primary key references users on delete cascade,
  hash text not null check (hash like '$argon2id$%'),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create trigger user_passwords_touch before update of hash on user_passwords
  for each row execute function weft_touch();

create table sessions (
  id bigint primary key default weft_id(),
  user_id bigint not null references users on delete cascade,
  -- SHA-256 of the random token in the cookie: who reads this table can sign in as nobody.
  token_hash bytea not null check (length(token_hash) = 32),
  user_agent text not null default '' check (length(user_agent) <= 400),
  address text not null default '' check (length(address) <= 64),
  created_at timestamptz not null default now(),
  last_seen_at timestamptz not null default now(),
  expires_at timestamptz not null
);
create unique index sessions_token_hash_key on sessions (token_hash);
create index sessions_user on sessions (user_id, id desc);
create index sessions_expiry on sessions (expires_at);
