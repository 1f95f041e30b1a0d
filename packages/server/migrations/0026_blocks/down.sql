-- loses data: who has blocked whom
alter table conversations drop constraint conversations_closed_check, drop column closed;
drop table blocks;
