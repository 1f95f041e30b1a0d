-- Somebody shows a post to those who look at their page, with a word of their own or without one.
create table reposts (
  user_id bigint not null references users on delete cascade,
  post_id bigint not null references posts on delete cascade,
  comment text not null default '' check (length(comment) <= 500),
  -- To the millisecond, as the cursors of the lists have it.
  created_at timestamptz(3) not null default now(),
  primary key (post_id, user_id)
);
create index reposts_post on reposts (post_id, created_at desc, user_id desc);
create index reposts_user on reposts (user_id, created_at desc, post_id desc);

-- As likes are counted.
create function weft_reposts_counted() returns trigger language plpgsql as $$
declare
  change integer := case tg_op when 'INSERT' then 1 else -1 end;
begin
  perform from post_stats where post_id in (select post_id from changed_rows) order by post_id for no key update;
  update post_stats s set reposts = s.reposts + change * c.n, version = s.version + 1
  from (select post_id, count(*)::integer as n from changed_rows group by post_id) c
  where s.post_id = c.post_id;
  return null;
end $$;
create trigger reposts_began after insert on reposts
  referencing new table as changed_rows for each statement execute function weft_reposts_counted();
create trigger reposts_ended after delete on reposts
  referencing old table as changed_rows for each statement execute function weft_reposts_counted();
