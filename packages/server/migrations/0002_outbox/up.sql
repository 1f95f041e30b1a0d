-- The event stream. Commands insert rows in their own transaction; the relay gives committed rows their position.

-- One row: where the stream stands. The relay raises it under its lock, so positions have no gap; the epoch changes
-- with a restore, so that cursors of before are recognised.
create table stream (
  only boolean primary key default true check (only),
  epoch text not null default replace(gen_random_uuid()::text, '-', ''),
  last_position bigint not null default 0 check (last_position >= 0)
);
insert into stream default values;

create table outbox (
  -- In order of insertion, not of commit: never a cursor.
  seq bigint generated always as identity primary key,
  type text not null check (length(type) between 3 and 60),
  room text not null check (room ~ '^(user|channel|thread|community|post):[1-9][0-9]*$'),
  payload jsonb not null check (jsonb_typeof(payload) = 'object'),
  created_at timestamptz not null default now(),
  -- In order of stamping, contiguous: what cursors are made of. Null until stamped.
  position bigint check (position > 0),
  published_at timestamptz,
  check (published_at is null or position is not null)
);

create unique index outbox_position on outbox (position) where position is not null;
create index outbox_unstamped on outbox (seq) where position is null;
create index outbox_unpublished on outbox (position) where position is not null and published_at is null;
create index outbox_room_position on outbox (room, position) where position is not null;

-- Every row is written once and updated twice, then deleted a week later.
alter table outbox set (autovacuum_vacuum_scale_factor = 0.05, fillfactor = 85);
