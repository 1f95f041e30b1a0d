-- loses data: lists of people
drop table list_members, user_lists;
drop index posts_latest, posts_type;
drop trigger posts_tags_time on posts;
drop trigger post_tags_time on post_tags;
drop function weft_posts_tags_time(), weft_post_tags_time();
drop index post_tags_latest;
create index post_tags_tag on post_tags (tag_id, post_id desc);
alter table post_tags drop column published_at;
