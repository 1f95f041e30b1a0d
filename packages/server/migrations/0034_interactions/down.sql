-- loses data: who liked, bookmarked and shared what
drop table post_interactions;
drop function weft_likes_counted;
update post_stats set likes = 0 where likes > 0;
