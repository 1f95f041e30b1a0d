drop trigger media_post_words on media;
drop function weft_post_words_files();
drop trigger posts_words_changed on posts;
drop function weft_post_words_changed();
drop trigger posts_words_came on posts;
drop function weft_post_words_came();
drop function weft_words_of_posts(bigint[]);
drop function weft_post_words_made(posts);
drop table post_words;
