create table notifications (
  id bigint primary key default weft_id(),
  user_id bigint not null references users on delete cascade,
  type text not null check (type in ('follow', 'like', 'comment', 'repost', 'mention', 'message', 'friend_request',
    'system', 'invite', 'event')),
  -- Whoever did it last; null when nobody in particular did.
  actor_id bigint references users on delete set null,
  -- What it is about and where it leads, as the contract's schema has it.
  about jsonb not null check (jsonb_typeof(about) = 'object'),
  -- Unread ones of one type with the same key are one: "Ada and 3 others".
  gather_key text not null check (length(gather_key) between 1 and 100),
  times integer not null default 1 check (times > 0),
  is_read boolean not null default false,
  -- The latest of what was gathered. To the millisecond, so that "all until here" means the same everywhere.
  happened_at timestamptz(3) not null default now(),
  created_at timestamptz not null default now()
);
-- Also what counts the unread ones.
create unique index notifications_gathered on notifications (user_id, type, gather_key) where not is_read;
create index notifications_listed on notifications (user_id, happened_at desc, id desc);
create index notifications_actor on notifications (actor_id) where actor_id is not null;
create index notifications_age on notifications (happened_at);

-- Only what somebody turned off.
create table notification_mutes (
  user_id bigint not null references users on delete cascade,
  type text not null check (type in ('follow', 'like', 'comment', 'repost', 'mention', 'message', 'friend_request',
    'invite', 'event')),
  created_at timestamptz not null default now(),
  primary key (user_id, type)
);
