-- loses data: who is in which channel, what they have read, which channels are archived
drop trigger members_channels on members;
drop function weft_members_channels();
drop trigger channels_stats on channels;
drop function weft_channels_stats();
drop table channel_members;
drop function weft_channel_members_came();
drop function weft_channel_members_went();
drop table channel_stats;
drop trigger channels_touch on channels;
alter table channels
  drop column last_seq,
  drop column joined_by_all,
  drop column created_by,
  drop column archived_at;
create trigger channels_touch before update of slug, name, topic, visibility on channels
  for each row execute function weft_touch();
