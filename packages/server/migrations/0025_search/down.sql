drop trigger messages_words_changed on messages;
drop trigger messages_words_came on messages;
drop function weft_message_words();
drop function weft_words_of(messages);
drop table message_words;
drop function weft_fold(text);
