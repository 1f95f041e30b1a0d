-- loses data: comments of another system that have not been moved
drop trigger posts_stats_counted on posts;
drop trigger posts_stats on posts;
drop function weft_posts_came;
create or replace function weft_posts_stats() returns trigger language plpgsql as $$
begin
  insert into post_stats (post_id, parent_id) values (new.id, new.parent_id);
  return null;
end $$;
create trigger posts_stats after insert on posts for each row execute function weft_posts_stats();
create trigger posts_replies_came after insert on posts
  for each row when (new.parent_id is not null) execute function weft_posts_replies();
drop table engagement_comments, comment_moving;
drop function weft_old_comments_closed, weft_old_comments_moved;
