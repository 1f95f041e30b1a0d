-- Who wants nothing to do with whom. It counts in both directions; only whoever did it knows of it.
create table blocks (
  blocker_id bigint not null references users on delete cascade,
  blocked_id bigint not null references users on delete cascade,
  -- To the millisecond, as the cursor of the list has it.
  created_at timestamptz(3) not null default now(),
  primary key (blocker_id, blocked_id),
  constraint blocks_not_oneself_check check (blocker_id <> blocked_id)
);
create index blocks_blocked on blocks (blocked_id, blocker_id);

-- A direct conversation of two, one of whom has blocked the other. On the row that a send takes anyway: whoever waited for it
-- sees what it has become, as no look at another table would.
alter table conversations
  add column closed boolean not null default false,
  add constraint conversations_closed_check check (not closed or kind = 'direct');
