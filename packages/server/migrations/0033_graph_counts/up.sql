-- A statement at a time instead of a row: of many follows at once (a page that opens, an account that is erased, a benchmark)
-- each counter is written once. Twenty thousand writes of one row in one transaction took longer than a statement may.
drop trigger user_follows_counted on user_follows;
drop trigger friendships_counted on friendships;
drop function weft_follow_counted(), weft_friendship_counted();

-- The counters are the lock, the smaller id first: of two who accept each other at the same moment, the later waits here, and
-- its next statement sees the other's follow.
create function weft_follows_counted() returns trigger language plpgsql as $$
declare
  began user_follows[];
  ended user_follows[];
begin
  if tg_op <> 'DELETE' then select array_agg(n) into began from new_rows n where n.accepted; end if;
  if tg_op <> 'INSERT' then select array_agg(o) into ended from old_rows o where o.accepted; end if;
  if began is null and ended is null then return null; end if;
  perform from user_stats where user_id in (
    select unnest(array[follower_id, following_id]) from unnest(began)
    union all select unnest(array[follower_id, following_id]) from unnest(ended))
  order by user_id for no key update;
  update user_stats s set following = s.following + c.following, followers = s.followers + c.followers
  from (
    select person, sum(following)::integer as following, sum(followers)::integer as followers from (
      select follower_id as person, 1 as following, 0 as followers from unnest(began)
      union all select following_id, 0, 1 from unnest(began)
      union all select follower_id, -1, 0 from unnest(ended)
      union all select following_id, 0, -1 from unnest(ended)) x
    group by person) c
  where s.user_id = c.person and (c.following <> 0 or c.followers <> 0);
  insert into friendships (user_id_1, user_id_2)
  select least(b.follower_id, b.following_id), greatest(b.follower_id, b.following_id)
  from (
    select follower_id, following_id from unnest(began) except select follower_id, following_id from unnest(ended)) b
  join user_follows f on f.follower_id = b.following_id and f.following_id = b.follower_id and f.accepted
  on conflict do nothing;
  return null;
end $$;
create trigger user_follows_began after insert on user_follows
  referencing new table as new_rows for each statement execute function weft_follows_counted();
create trigger user_follows_changed after update on user_follows
  referencing old table as old_rows new table as new_rows for each statement execute function weft_follows_counted();
create trigger user_follows_ended after delete on user_follows
  referencing old table as old_rows for each statement execute function weft_follows_counted();

create function weft_friendships_counted() returns trigger language plpgsql as $$
declare
  changed friendships[];
  change integer := case tg_op when 'INSERT' then 1 else -1 end;
begin
  select array_agg(r) into changed from changed_rows r;
  if changed is null then return null; end if;
  perform from user_stats where user_id in (select unnest(array[user_id_1, user_id_2]) from unnest(changed))
  order by user_id for no key update;
  update user_stats s set friends = s.friends + change * c.n
  from (
    select person, count(*)::integer as n
    from unnest(changed) r, unnest(array[r.user_id_1, r.user_id_2]) person group by person) c
  where s.user_id = c.person;
  return null;
end $$;
create trigger friendships_began after insert on friendships
  referencing new table as changed_rows for each statement execute function weft_friendships_counted();
create trigger friendships_ended after delete on friendships
  referencing old table as changed_rows for each statement execute function weft_friendships_counted();
