-- Comments of a community that comes from elsewhere, as it kept them. Its owner brings them here; from here they are moved and
-- become posts. Nothing refers to anything, so that all can be brought: what is wrong with a row is found when it is moved, and
-- told by name.
create table engagement_comments (
  id bigint primary key default weft_id(),
  post_id bigint not null,
  user_id bigint not null,
  parent_comment_id bigint,
  content text not null,
  created_at timestamptz not null default now() check (isfinite(created_at)),
  -- The post that it becomes, known before: what answers it can name it.
  status_id bigint not null default weft_id(),
  moved_at timestamptz,
  -- Why it cannot be moved.
  trouble text check (trouble in ('post_unknown', 'author_unknown', 'parent_unknown', 'parent_elsewhere',
    'parent_in_trouble', 'in_a_circle', 'too_deep', 'empty', 'too_long', 'in_the_future')),
  constraint engagement_comments_trouble_moved_check check (trouble is null or moved_at is null)
);
create unique index engagement_comments_status on engagement_comments (status_id);
create index engagement_comments_due on engagement_comments (id) where moved_at is null and trouble is null;
create index engagement_comments_due_on on engagement_comments (post_id, id) where moved_at is null and trouble is null;
create index engagement_comments_trouble on engagement_comments (trouble, id) where trouble is not null;
create index engagement_comments_user on engagement_comments (user_id);

-- One row: how far it is. `legacy`: what is brought here is seen by nobody. `dual_read`: a thread shows it, and is moved when it is
-- opened. `cutover`: all is moved, and nothing is taken here any more.
create table comment_moving (
  singleton boolean primary key default true check (singleton),
  phase text not null default 'legacy' check (phase in ('legacy', 'dual_read', 'cutover')),
  since timestamptz not null default now(),
  created_at timestamptz not null default now()
);
insert into comment_moving default values;

create function weft_old_comments_closed() returns trigger language plpgsql as $$
begin
  if (select phase from comment_moving) = 'cutover' then
    raise exception 'the comments have been moved over: nothing is written to engagement_comments any more'
      using errcode = 'object_not_in_prerequisite_state';
  end if;
  return null;
end $$;
create trigger engagement_comments_closed before insert or delete or truncate on engagement_comments
  for each statement execute function weft_old_comments_closed();

-- What has been moved is edited and deleted where it is now; here, its words can only go.
create function weft_old_comments_moved() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and old.moved_at is null then
    if (select phase from comment_moving) <> 'cutover' then return new; end if;
    raise exception 'the comments have been moved over: nothing is written to engagement_comments any more'
      using errcode = 'object_not_in_prerequisite_state';
  end if;
  raise exception 'comment % has been moved: it is post % now', old.id, old.status_id
    using errcode = 'object_not_in_prerequisite_state';
end $$;
create trigger engagement_comments_changed before update on engagement_comments
  for each row when ((old.id, old.post_id, old.user_id, old.parent_comment_id, old.created_at, old.status_id)
      is distinct from (new.id, new.post_id, new.user_id, new.parent_comment_id, new.created_at, new.status_id)
    or old.content <> new.content and new.content <> '')
  execute function weft_old_comments_moved();
create trigger engagement_comments_gone before delete on engagement_comments
  for each row when (old.moved_at is not null) execute function weft_old_comments_moved();

-- A statement at a time instead of a row, so that many comments that come at once count each post once. The roots first,
-- then the smaller id, as whoever else counts several.
drop trigger posts_stats on posts;
drop trigger posts_replies_came on posts;
create or replace function weft_posts_stats() returns trigger language plpgsql as $$
begin
  insert into post_stats (post_id, parent_id) select id, parent_id from came;
  return null;
end $$;
create trigger posts_stats after insert on posts
  referencing new table as came for each statement execute function weft_posts_stats();

create function weft_posts_came() returns trigger language plpgsql as $$
begin
  if not exists (select from came where parent_id is not null and status = 'published') then return null; end if;
  perform from post_stats where post_id in (
    select unnest(array[root_id, parent_id]) from came where parent_id is not null and status = 'published')
  order by parent_id is not null, post_id for no key update;
  update post_stats s set replies = s.replies + c.replies, thread = s.thread + c.thread, version = s.version + 1
  from (
    select post, sum(replies)::integer as replies, sum(thread)::integer as thread from (
      select parent_id as post, 1 as replies, 0 as thread from came where parent_id is not null and status = 'published'
      union all
      select root_id, 0, 1 from came where parent_id is not null and status = 'published') x
    group by post) c
  where s.post_id = c.post;
  return null;
end $$;
-- After the one above, by its name: what came in the same statement has a row by then.
create trigger posts_stats_counted after insert on posts
  referencing new table as came for each statement execute function weft_posts_came();
