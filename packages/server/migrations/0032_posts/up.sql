-- What people publish: in a space of a community, or on their own page. A comment is a status under another post.
create table posts (
  id bigint primary key default weft_id(),
  author_id bigint not null references users,
  type text not null check (type in ('text_short', 'text_long', 'image', 'image_gallery', 'gif', 'video_short', 'video_long',
    'song', 'album', 'status')),
  status text not null check (status in ('published', 'deleted')),
  title text not null default '' check (length(title) <= 200),
  content text not null default '' check (length(content) <= 50000),
  -- Made of the content by the server, safe to be shown as it is.
  content_html text not null default '',
  -- The space's community is copied, so that what a community leaves behind goes with it. A comment has those of its root.
  community_id bigint references communities on delete cascade,
  space_id bigint references spaces on delete cascade,
  parent_id bigint references posts on delete cascade,
  -- Null: it is the root itself.
  root_id bigint references posts on delete cascade,
  depth integer not null default 0 check (depth between 0 and 1000),
  -- To the millisecond, as cursors have it.
  published_at timestamptz(3) not null default now(),
  -- The author's own name for it: published again, it is the same post.
  client_key text not null check (length(client_key) between 1 and 64),
  -- Grows with whatever readers can see of it but for the counts.
  version bigint not null default 1 check (version > 0),
  edited_at timestamptz,
  deleted_at timestamptz,
  deleted_by bigint references users on delete set null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint posts_deleted_check check ((status = 'deleted') = (deleted_at is not null)),
  constraint posts_scrubbed_check check (deleted_at is null or title = '' and content = '' and content_html = ''),
  constraint posts_space_check check ((space_id is null) = (community_id is null)),
  constraint posts_tree_check check (
    (parent_id is null) = (root_id is null) and (parent_id is null) = (depth = 0) and parent_id <> id and root_id <> id),
  constraint posts_parent_check check (parent_id is null or type = 'status')
) with (fillfactor = 90);
create unique index posts_client_key on posts (author_id, client_key);
-- What stands on a page or in a space, the latest first. Comments are read by their thread.
create index posts_author on posts (author_id, published_at desc, id desc)
  where status = 'published' and parent_id is null;
create index posts_space on posts (space_id, published_at desc, id desc)
  where status = 'published' and parent_id is null and space_id is not null;
-- Deleted ones, too: while something hangs on it, a place in the thread is kept.
create index posts_parent on posts (parent_id, published_at, id) where parent_id is not null;
create index posts_root on posts (root_id) where root_id is not null;
create index posts_community on posts (community_id) where community_id is not null;
create index posts_deleted_by on posts (deleted_by) where deleted_by is not null;
create trigger posts_touch before update of title, content on posts
  for each row execute function weft_touch();

-- Where a post stands in its tree never changes, so that no cycle can be; and it stands where its root stands.
create function weft_posts_tree() returns trigger language plpgsql as $$
declare
  parent posts;
begin
  if tg_op = 'UPDATE' then
    raise exception 'post % stays where it is', old.id
      using errcode = 'check_violation', constraint = 'posts_moved_check', table = 'posts';
  end if;
  select * into parent from posts where id = new.parent_id;
  if found and (new.root_id, new.depth, new.space_id, new.community_id)
    is distinct from (coalesce(parent.root_id, parent.id), parent.depth + 1, parent.space_id, parent.community_id) then
    raise exception 'post % does not stand under post %', new.id, new.parent_id
      using errcode = 'check_violation', constraint = 'posts_root_check', table = 'posts';
  end if;
  return new;
end $$;
create trigger posts_placed before insert on posts
  for each row when (new.parent_id is not null) execute function weft_posts_tree();
create trigger posts_moved before update of parent_id, root_id, depth on posts
  for each row when ((old.parent_id, old.root_id, old.depth) is distinct from (new.parent_id, new.root_id, new.depth))
  execute function weft_posts_tree();

-- Apart from the post: a like must not rewrite it and its indexes. All but the views are kept by triggers.
create table post_stats (
  post_id bigint primary key references posts on delete cascade,
  likes integer not null default 0 check (likes >= 0),
  -- Comments right under it that are published and not deleted.
  replies integer not null default 0 check (replies >= 0),
  -- Of a root: all that are under it.
  thread integer not null default 0 check (thread >= 0),
  reposts integer not null default 0 check (reposts >= 0),
  views bigint not null default 0 check (views >= 0),
  -- Grows with every change of the above; an older one changes nothing.
  version bigint not null default 1 check (version > 0),
  created_at timestamptz not null default now()
) with (fillfactor = 80);

create function weft_posts_stats() returns trigger language plpgsql as $$
begin
  insert into post_stats (post_id) values (new.id);
  return null;
end $$;
create trigger posts_stats after insert on posts for each row execute function weft_posts_stats();

-- The root before the parent, whoever comes: those who comment at the same moment wait for each other in one line.
create function weft_posts_replies() returns trigger language plpgsql as $$
declare
  was integer := 0;
  now_is integer := 0;
  post posts;
begin
  if tg_op <> 'INSERT' then was := (old.status = 'published')::integer; post := old; end if;
  if tg_op <> 'DELETE' then now_is := (new.status = 'published')::integer; post := new; end if;
  if was = now_is then return null; end if;
  update post_stats set thread = thread + now_is - was, version = version + 1,
    replies = replies + case when post.parent_id = post.root_id then now_is - was else 0 end
  where post_id = post.root_id;
  if post.parent_id <> post.root_id then
    update post_stats set replies = replies + now_is - was, version = version + 1 where post_id = post.parent_id;
  end if;
  return null;
end $$;
create trigger posts_replies_came after insert on posts
  for each row when (new.parent_id is not null) execute function weft_posts_replies();
create trigger posts_replies_changed after update of status on posts
  for each row when (new.parent_id is not null) execute function weft_posts_replies();
create trigger posts_replies_went after delete on posts
  for each row when (old.parent_id is not null) execute function weft_posts_replies();

-- What a post said before it was edited.
create table post_revisions (
  post_id bigint not null references posts on delete cascade,
  version bigint not null check (version > 0),
  title text not null check (length(title) <= 200),
  content text not null check (length(content) <= 50000),
  content_html text not null,
  created_at timestamptz not null default now(),
  primary key (post_id, version)
);

create table tags (
  id bigint primary key default weft_id(),
  -- As it was written first; it is the same in small letters.
  name text not null check (length(name) between 1 and 60),
  created_at timestamptz not null default now()
);
create unique index tags_name_key on tags (lower(name));

create table post_tags (
  post_id bigint not null references posts on delete cascade,
  tag_id bigint not null references tags on delete cascade,
  created_at timestamptz not null default now(),
  primary key (post_id, tag_id)
);
create index post_tags_tag on post_tags (tag_id, post_id desc);

-- The songs of an album, in their order.
create table album_songs (
  album_id bigint not null references posts on delete cascade,
  song_id bigint not null references posts on delete cascade,
  display_order integer not null check (display_order >= 0),
  created_at timestamptz not null default now(),
  primary key (album_id, song_id),
  constraint album_songs_self_check check (album_id <> song_id)
);
create index album_songs_song on album_songs (song_id);

-- A post's files. The one with the order 0 is its cover, what lists show of it; the others are what it is about.
alter table media
  add column post_id bigint references posts on delete set null,
  drop constraint media_holder_check,
  add constraint media_holder_check check (num_nonnulls(profile_id, community_id, message_id, post_id) <= 1);
create index media_post on media (post_id, display_order) where post_id is not null;

create or replace function weft_media_loose() returns trigger language plpgsql as $$
begin
  new.loose_since := case when num_nonnulls(new.profile_id, new.community_id, new.message_id, new.post_id) = 0 then
    coalesce(new.loose_since, now()) end;
  return new;
end $$;
drop trigger media_loose on media;
create trigger media_loose before insert or update of profile_id, community_id, message_id, post_id on media
  for each row execute function weft_media_loose();
