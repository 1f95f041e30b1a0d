-- In which language mails to somebody are written. Not content: changing it is no edit.
alter table users add column language text not null default 'en' check (language in ('en', 'de'));

-- Links in mails that prove something once. SHA-256 of what is behind the link's #; the link itself stands nowhere.
create table verification_tokens (
  id bigint primary key default weft_id(),
  user_id bigint not null references users on delete cascade,
  purpose text not null check (purpose in ('verify_email', 'change_email', 'reset_password')),
  token_hash bytea not null check (length(token_hash) = 32),
  -- The address that the link was sent to, which using it proves. Null: an operator handed it over.
  email text check (length(email) <= 255),
  expires_at timestamptz not null,
  used_at timestamptz,
  created_at timestamptz not null default now(),
  constraint verification_tokens_address_check check (email is not null or purpose = 'reset_password')
);
create unique index verification_tokens_hash_key on verification_tokens (token_hash);
create index verification_tokens_user on verification_tokens (user_id, purpose);
create index verification_tokens_expiry on verification_tokens (expires_at);

-- How often something may still be tried: wrong passwords for one account, mails to one person, whoever asks and from
-- wherever. One row for each thing that was tried lately.
create table budgets (
  key bytea primary key check (length(key) = 32),
  -- When all tries are there again. The further in the future, the fewer are left.
  whole_at timestamptz not null,
  created_at timestamptz not null default now()
);
create index budgets_whole on budgets (whole_at);
