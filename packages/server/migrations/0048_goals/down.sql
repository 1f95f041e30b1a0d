-- loses data: goals, and what was said and drafted about them
delete from notifications where about->>'kind' in ('goal.set', 'goal.accompany');
delete from conversations where kind = 'goal';
create or replace function weft_words_made(message messages) returns setof message_words language sql stable as $$
  select message.id, p.scope, p.channel_id, message.conversation_id, message.sent_at,
    to_tsvector('simple', weft_fold(message.content || coalesce(' ' || f.names, '')))
      || array_to_tsvector(array_remove(array[
        ':a' || message.author_id, ':s' || p.scope, ':h' || p.channel_id,
        ':v' || message.conversation_id,
        case when message.content ~* 'https?://' then ':link' end,
        case when f.names is not null then ':file' end, case when f.pictures then ':image' end], null)),
    now()
  from (
    select c.community_id as scope, c.id as channel_id from channels c where c.id = message.channel_id
    union all
    select coalesce(v.community_id, v.id), r.channel_id
    from conversations v left join messages r on r.id = v.root_message_id where v.id = message.conversation_id
  ) p, (
    select string_agg(m.name, ' ') as names, bool_or(m.type in ('image', 'gif')) as pictures
    from media m where m.message_id = message.id
  ) f
$$;
drop index messages_note_draft;
drop index messages_conversation_draft;
create unique index messages_conversation_draft
  on messages (author_id, conversation_id, coalesce(reply_to_message_id, 0))
  where is_draft and conversation_id is not null and deleted_at is null;
drop index messages_days;
drop trigger messages_kind_place on messages;
drop function weft_message_kind();
alter table messages drop column progress, drop column target_date, drop column kind;
drop trigger conversation_participants_came on conversation_participants;
drop trigger conversation_participants_went on conversation_participants;
create or replace function weft_conversation_participants() returns trigger language plpgsql as $$
declare
  touched bigint := case when tg_op = 'DELETE' then old.conversation_id else new.conversation_id end;
begin
  update conversations c
  set participant_ids = array(
    select p.user_id from conversation_participants p where p.conversation_id = touched order by p.user_id)
  where c.id = touched and c.kind = 'direct';
  return null;
end $$;
create trigger conversation_participants_came after insert on conversation_participants
  for each row when (new.role = 'participant') execute function weft_conversation_participants();
create trigger conversation_participants_went after delete on conversation_participants
  for each row when (old.role = 'participant') execute function weft_conversation_participants();
alter table conversation_participants
  drop constraint conversation_participants_role_check,
  add constraint conversation_participants_role_check check (role in ('participant', 'follower'));
drop index conversations_participants;
create index conversations_participants on conversations using gin (participant_ids) where kind = 'direct';
drop index conversations_goal_key;
alter table conversations
  drop constraint conversations_kind_fits_check,
  drop constraint conversations_kind_check,
  drop constraint conversations_closed_check,
  drop column goal_id,
  add constraint conversations_kind_check check (kind in ('thread', 'direct')),
  add constraint conversations_kind_fits_check check (case kind
    when 'thread' then community_id is not null and root_message_id is not null and founding_key is null
    else community_id is null and root_message_id is null and founding_key is not null end),
  add constraint conversations_closed_check check (not closed or kind = 'direct');
drop table goal_instructors, goals;
