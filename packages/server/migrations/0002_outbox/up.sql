-- The event stream. Commands insert rows in their own transaction; the relay gives committed rows their position.

-- One row: where the stream stands. The relay raises last_position under its lock, so positions have no gap; the
-- epoch changes with a restore, so that cursors of before are recognised.
create table stream (
  singleton boolean primary key default true check (singleton),
  epoch text not null default left(replace(gen_random_uuid()::text, '-', ''), 12)
    check (epoch ~ '^[0-9a-z]{6,32}$'),
  last_position bigint not null default 0 check (last_position >= 0),
  -- Events up to here have been removed for age: a cursor before it is too old.
  removed_through bigint not null default 0,
  constraint stream_removed_check check (removed_through between 0 and last_position)
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
  constraint outbox_published_check check (published_at is null or position is not null)
);

create unique index outbox_position on outbox (position) where position is not null;
create index outbox_room_position on outbox (room, position) where position is not null;
-- Both kinds of work that the relay may find: rows without a position (all at the end, by seq), and rows that have
-- one and were not published because somebody died in between.
create index outbox_unpublished on outbox (position, seq) where published_at is null;

-- Every row is written once and updated twice, then deleted a week later. The share of dead rows stays small only
-- when vacuum comes often.
alter table outbox set (autovacuum_vacuum_scale_factor = 0.05, fillfactor = 85);
