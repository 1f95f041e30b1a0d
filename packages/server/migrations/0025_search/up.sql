-- Text as it is looked for: small letters without their marks. Made of what every PostgreSQL has, so that no extension is
-- needed. ASCII, which most text is, takes the short way.
create function weft_fold(given text) returns text language sql immutable strict parallel safe as $$
  select case when octet_length(given) = length(given) then lower(given)
    else replace(replace(replace(translate(
      lower(regexp_replace(normalize(given, NFKD), '[\u0300-\u036f]', '', 'g')),
      'øłđıħ', 'oldih'), 'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe') end
$$;

-- What is found: one row for each message that is sent and not deleted, kept by trigger. Beside the words stand what filters
-- ask for, as words that no text holds: `:a…` the author, `:s…` the scope,
-- `:h…` the channel, `:v…` the conversation, `:link`, `:file`, `:image`.
create table message_words (
  message_id bigint primary key references messages on delete cascade,
  -- The community; of a direct conversation the conversation itself. It narrows every search to what is one's own.
  scope bigint not null,
  -- Copied from the message, whose row holds on to them: its channel, of a thread the channel of its root; its conversation.
  channel_id bigint,
  conversation_id bigint,
  sent_at timestamptz not null,
  words tsvector not null,
  created_at timestamptz not null default now()
);
create index message_words_scope on message_words (scope, sent_at desc, message_id desc);
-- What is waiting to be put into the index is read by every search: it is kept short.
create index message_words_words on message_words using gin (words) with (gin_pending_list_limit = 256);

create function weft_words_of(message messages) returns void language plpgsql as $$
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

create function weft_message_words() returns trigger language plpgsql as $$
begin
  if new.deleted_at is not null then
    delete from message_words where message_id = new.id;
  else
    perform weft_words_of(new);
  end if;
  return null;
end $$;
create trigger messages_words_came after insert on messages
  for each row when (not new.is_draft and new.deleted_at is null) execute function weft_message_words();
create trigger messages_words_changed after update of content, is_draft, deleted_at on messages
  for each row when (not new.is_draft) execute function weft_message_words();

select weft_words_of(m) from messages m where not m.is_draft and m.deleted_at is null;
