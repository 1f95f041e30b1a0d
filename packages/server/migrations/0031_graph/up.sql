-- Who follows whom, or has asked to.
create table user_follows (
  follower_id bigint not null references users on delete cascade,
  following_id bigint not null references users on delete cascade,
  -- False: asked, and neither let in nor turned away yet.
  accepted boolean not null,
  -- To the millisecond, as the cursors of the lists have it.
  created_at timestamptz(3) not null default now(),
  accepted_at timestamptz(3),
  primary key (follower_id, following_id),
  constraint user_follows_not_oneself_check check (follower_id <> following_id),
  constraint user_follows_accepted_check check (accepted = (accepted_at is not null))
);
create index user_follows_following on user_follows (follower_id, accepted_at desc, following_id desc) where accepted;
create index user_follows_followers on user_follows (following_id, accepted_at desc, follower_id desc) where accepted;
create index user_follows_requests on user_follows (following_id, created_at desc, follower_id desc) where not accepted;

-- Who follow each other, until one of them ends it; the follows stay when it ends. Made by a trigger alone.
create table friendships (
  user_id_1 bigint not null references users on delete cascade,
  user_id_2 bigint not null references users on delete cascade,
  created_at timestamptz(3) not null default now(),
  primary key (user_id_1, user_id_2),
  constraint friendships_order_check check (user_id_1 < user_id_2)
);
create index friendships_first on friendships (user_id_1, created_at desc, user_id_2 desc);
create index friendships_second on friendships (user_id_2, created_at desc, user_id_1 desc);

-- Whose posts somebody does not want in their feeds. Nobody else knows.
create table user_mutes (
  muter_id bigint not null references users on delete cascade,
  muted_id bigint not null references users on delete cascade,
  created_at timestamptz(3) not null default now(),
  primary key (muter_id, muted_id),
  constraint user_mutes_not_oneself_check check (muter_id <> muted_id)
);
create index user_mutes_listed on user_mutes (muter_id, created_at desc, muted_id desc);
create index user_mutes_muted on user_mutes (muted_id);

-- Counts, apart from the person: a new follower rewrites neither a profile nor an account.
create table user_stats (
  user_id bigint primary key references users on delete cascade,
  followers integer not null default 0 check (followers >= 0),
  following integer not null default 0 check (following >= 0),
  friends integer not null default 0 check (friends >= 0),
  created_at timestamptz not null default now()
);

create function weft_user_stats() returns trigger language plpgsql as $$
begin
  insert into user_stats (user_id) values (new.id);
  return null;
end $$;
create trigger users_stats after insert on users for each row execute function weft_user_stats();
insert into user_stats (user_id) select id from users;

-- Counts, and makes friends of two who follow each other. The counters are the lock: of two who accept each other at the same
-- moment, the later waits for the row of the smaller id, and its next statement sees the other's follow.
create function weft_follow_counted() returns trigger language plpgsql as $$
declare
  follower bigint := coalesce(new.follower_id, old.follower_id);
  followed bigint := coalesce(new.following_id, old.following_id);
  change integer := coalesce(new.accepted, false)::integer - coalesce(old.accepted, false)::integer;
  person bigint;
begin
  if change = 0 then return null; end if;
  foreach person in array array[least(follower, followed), greatest(follower, followed)] loop
    update user_stats set
      following = following + case when person = follower then change else 0 end,
      followers = followers + case when person = followed then change else 0 end
    where user_id = person;
  end loop;
  if change > 0 and exists (
    select from user_follows where follower_id = followed and following_id = follower and accepted) then
    insert into friendships (user_id_1, user_id_2) values (least(follower, followed), greatest(follower, followed))
    on conflict do nothing;
  end if;
  return null;
end $$;
create trigger user_follows_counted after insert or update of accepted or delete on user_follows
  for each row execute function weft_follow_counted();

create function weft_friendship_counted() returns trigger language plpgsql as $$
declare
  change integer := case tg_op when 'INSERT' then 1 else -1 end;
begin
  update user_stats set friends = friends + change where user_id = coalesce(new.user_id_1, old.user_id_1);
  update user_stats set friends = friends + change where user_id = coalesce(new.user_id_2, old.user_id_2);
  return null;
end $$;
create trigger friendships_counted after insert or delete on friendships
  for each row execute function weft_friendship_counted();
