-- A person's data, made into a zip for them and kept for a week. One each: a new one takes the old one's place.
create table data_exports (
  id bigint primary key default weft_id(),
  user_id bigint not null references users on delete cascade,
  state text not null default 'waiting' check (state in ('waiting', 'ready', 'failed')),
  -- How many of its files are written.
  done smallint not null default 0,
  total smallint not null default 0,
  bytes bigint check (bytes > 0),
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  constraint data_exports_done_check check (done between 0 and total),
  constraint data_exports_ready_check check ((state = 'ready') = (bytes is not null))
);
create unique index data_exports_user_key on data_exports (user_id);
create index data_exports_expiry on data_exports (expires_at);

create table data_export_chunks (
  export_id bigint not null references data_exports on delete cascade,
  n integer not null check (n >= 0),
  content bytea not null check (length(content) between 1 and 1048576),
  created_at timestamptz not null default now(),
  primary key (export_id, n)
);
