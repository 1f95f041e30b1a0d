-- What a message is found by, apart from keeping it: what is kept can be compared with what it should be.
create function weft_words_made(message messages) returns setof message_words language sql stable as $$
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

create or replace function weft_words_of(message messages) returns void language plpgsql as $$
begin
  insert into message_words as w select * from weft_words_made(message)
  on conflict (message_id) do update set words = excluded.words;
end $$;

-- What weft reconcile found, and its nightly run: operators are told of it.
create table reconcile_runs (
  id bigint primary key default weft_id(),
  by text not null check (by in ('nightly', 'command line')),
  checked bigint not null check (checked >= 0),
  drifted bigint not null check (drifted >= 0),
  repaired bigint not null,
  -- By table and column: how many.
  findings jsonb not null check (jsonb_typeof(findings) = 'object'),
  created_at timestamptz not null default now(),
  constraint reconcile_runs_repaired_check check (repaired between 0 and drifted)
);
