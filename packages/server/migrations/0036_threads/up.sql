-- A thread is read by what stands right under each post: by time in posts_parent, by likes here. Likes are not written into the
-- post, so that where it stands is copied to its counts; it never changes.
alter table post_stats add column parent_id bigint references posts on delete cascade;
create or replace function weft_posts_stats() returns trigger language plpgsql as $$
begin
  insert into post_stats (post_id, parent_id) values (new.id, new.parent_id);
  return null;
end $$;
update post_stats s set parent_id = p.parent_id from posts p where p.id = s.post_id and p.parent_id is not null;
create index post_stats_liked on post_stats (parent_id, likes, post_id) where parent_id is not null;

-- A whole discussion, the earliest first.
drop index posts_root;
create index posts_root on posts (root_id, published_at, id) where root_id is not null;
