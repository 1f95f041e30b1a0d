-- What a new server prints at its start: whoever brings it when they sign up becomes the first admin. Used once, and
-- worth nothing as soon as there is an admin.
create table setup_codes (
  singleton boolean primary key default true check (singleton),
  code_hash bytea not null check (length(code_hash) = 32),
  created_at timestamptz not null default now()
);
