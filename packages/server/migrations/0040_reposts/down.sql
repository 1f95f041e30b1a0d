-- loses data: who showed what on their page, and with which words
drop table reposts;
drop function weft_reposts_counted;
update post_stats set reposts = 0 where reposts > 0;
