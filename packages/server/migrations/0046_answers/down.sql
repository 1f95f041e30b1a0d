delete from notification_mutes where type = 'answer';
alter table notification_mutes
  drop constraint notification_mutes_type_check,
  add constraint notification_mutes_type_check check (type in ('follow', 'like', 'comment', 'repost', 'mention', 'message',
    'friend_request', 'invite', 'event'));
delete from notifications where type = 'answer';
alter table notifications
  drop constraint notifications_type_check,
  add constraint notifications_type_check check (type in ('follow', 'like', 'comment', 'repost', 'mention', 'message',
    'friend_request', 'system', 'invite', 'event'));
drop trigger posts_answers_end on posts;
drop function weft_post_answers_end();
drop table post_answers;
drop function weft_post_answers();
