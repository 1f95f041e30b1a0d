-- People whom somebody has put together, to read them apart from the others. Only they know.
create table user_lists (
  id bigint primary key default weft_id(),
  user_id bigint not null references users on delete cascade,
  name text not null check (length(name) between 1 and 60),
  description text not null default '' check (length(description) <= 500),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create unique index user_lists_name_key on user_lists (user_id, lower(name));
create trigger user_lists_touch before update of name, description on user_lists
  for each row execute function weft_touch();

create table list_members (
  list_id bigint not null references user_lists on delete cascade,
  user_id bigint not null references users on delete cascade,
  -- To the millisecond, as the cursors of the members have it.
  created_at timestamptz(3) not null default now(),
  primary key (list_id, user_id)
);
create index list_members_user on list_members (user_id);

-- What feeds look through, the latest first. Author and space are in it: what a reader does not follow is passed over there.
create index posts_latest on posts (published_at desc, id desc) include (author_id, space_id, type)
  where status = 'published' and parent_id is null;
create index posts_type on posts (type, published_at desc, id desc) where status = 'published' and parent_id is null;

-- When what bears a tag was published, so that the page of a tag is read from its index.
alter table post_tags add column published_at timestamptz(3);
update post_tags k set published_at = p.published_at from posts p where p.id = k.post_id;
drop index post_tags_tag;
create index post_tags_latest on post_tags (tag_id, published_at desc, post_id desc);

create function weft_post_tags_time() returns trigger language plpgsql as $$
begin
  select published_at into new.published_at from posts where id = new.post_id;
  return new;
end $$;
create trigger post_tags_time before insert on post_tags for each row execute function weft_post_tags_time();

create function weft_posts_tags_time() returns trigger language plpgsql as $$
begin
  update post_tags set published_at = new.published_at where post_id = new.id;
  return null;
end $$;
create trigger posts_tags_time after update of published_at on posts
  for each row when (old.published_at is distinct from new.published_at) execute function weft_posts_tags_time();
