drop index posts_root;
create index posts_root on posts (root_id) where root_id is not null;
create or replace function weft_posts_stats() returns trigger language plpgsql as $$
begin
  insert into post_stats (post_id) values (new.id);
  return null;
end $$;
alter table post_stats drop column parent_id;
