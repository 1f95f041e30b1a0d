-- A second proof at sign-in: a code that changes every half minute (RFC 6238), and codes on paper for a lost phone.
create table second_factors (
  user_id bigint primary key references users on delete cascade,
  -- Encrypted with the server's secret: it must be computed with, so a hash would not do.
  secret bytea not null,
  -- Null while it is being set up: until a code has shown that the phone has it, nobody is asked for one.
  confirmed_at timestamptz,
  -- The half minute of the last code that was taken: a code works once.
  last_step bigint not null default 0 check (last_step >= 0),
  created_at timestamptz not null default now()
);

create table recovery_codes (
  user_id bigint not null references second_factors on delete cascade,
  -- A hash under the server's secret.
  code_hash bytea not null check (length(code_hash) = 32),
  created_at timestamptz not null default now(),
  primary key (user_id, code_hash)
);
