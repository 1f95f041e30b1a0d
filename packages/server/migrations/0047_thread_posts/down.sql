delete from notifications where about->>'kind' = 'post.quoted';
drop trigger posts_quotes_end on posts;
drop function weft_post_quotes_end();
drop trigger messages_quotes_withdraw on messages;
drop function weft_post_quotes_withdraw();
drop table post_quotes;
drop table post_threads;
