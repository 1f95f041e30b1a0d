-- loses data: messages, conversations, drafts, reactions and pins
drop table message_pins;
drop table message_reactions;
drop table message_revisions;
drop table message_mentions;
drop table conversation_participants;
drop function weft_conversation_participants();
drop table conversation_channels;
alter table conversations drop constraint conversations_root_message_id_fkey;
drop table messages;
drop table conversations;
