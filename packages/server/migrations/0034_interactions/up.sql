-- What somebody did with a post besides saying something of it. A bookmark is seen by nobody else.
create table post_interactions (
  user_id bigint not null references users on delete cascade,
  post_id bigint not null references posts on delete cascade,
  type text not null check (type in ('like', 'bookmark', 'share')),
  -- To the millisecond, as the cursors of the lists have it.
  created_at timestamptz(3) not null default now(),
  primary key (post_id, user_id, type)
);
create index post_interactions_likes on post_interactions (post_id, created_at desc, user_id desc) where type = 'like';
create index post_interactions_bookmarks on post_interactions (user_id, created_at desc, post_id desc)
  where type = 'bookmark';
create index post_interactions_user on post_interactions (user_id);

-- A statement at a time: of many likes at once each count is written once. The smaller id first, as whoever else counts several.
create function weft_likes_counted() returns trigger language plpgsql as $$
declare
  change integer := case tg_op when 'INSERT' then 1 else -1 end;
begin
  if not exists (select from changed_rows where type = 'like') then return null; end if;
  perform from post_stats where post_id in (select post_id from changed_rows where type = 'like')
  order by post_id for no key update;
  update post_stats s set likes = s.likes + change * c.n, version = s.version + 1
  from (select post_id, count(*)::integer as n from changed_rows where type = 'like' group by post_id) c
  where s.post_id = c.post_id;
  return null;
end $$;
create trigger post_interactions_began after insert on post_interactions
  referencing new table as changed_rows for each statement execute function weft_likes_counted();
create trigger post_interactions_ended after delete on post_interactions
  referencing old table as changed_rows for each statement execute function weft_likes_counted();
