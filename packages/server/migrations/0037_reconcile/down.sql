-- loses data: what earlier runs of weft reconcile found
drop table reconcile_runs;
create or replace function weft_words_of(message messages) returns void language plpgsql as $$
begin
  insert into message_words as w (message_id, scope, channel_id, conversation_id, sent_at, words)
  select message.id, p.scope, p.channel_id, message.conversation_id, message.sent_at,
    to_tsvector('simple', weft_fold(message.content || coalesce(' ' || f.names, '')))
      || array_to_tsvector(array_remove(array[
        ':a' || message.author_id, ':s' || p.scope, ':h' || p.channel_id,
        ':v' || message.conversation_id,
        case when message.content ~* 'https?://' then ':link' end,
        case when f.names is not null then ':file' end, case when f.pictures then ':image' end], null))
  from (
    select c.community_id as scope, c.id as channel_id from channels c where c.id = message.channel_id
    union all
    select coalesce(v.community_id, v.id), r.channel_id
    from conversations v left join messages r on r.id = v.root_message_id where v.id = message.conversation_id
  ) p, (
    select string_agg(m.name, ' ') as names, bool_or(m.type in ('image', 'gif')) as pictures
    from media m where m.message_id = message.id
  ) f
  on conflict (message_id) do update set words = excluded.words;
end $$;
drop function weft_words_made;
