-- loses data: who viewed what, and the views that are not counted yet
drop table post_views;
update post_stats set views = 0 where views > 0;
