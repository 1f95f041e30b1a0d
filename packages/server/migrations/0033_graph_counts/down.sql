drop trigger user_follows_began on user_follows;
drop trigger user_follows_changed on user_follows;
drop trigger user_follows_ended on user_follows;
drop trigger friendships_began on friendships;
drop trigger friendships_ended on friendships;
drop function weft_follows_counted(), weft_friendships_counted();

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
