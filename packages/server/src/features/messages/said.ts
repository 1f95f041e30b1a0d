import { messageCreated } from '@weft/contract/message-events.ts';
import type { MessageBase } from '@weft/contract/messages.ts';
import { type Statement, sql } from '../../core/db/statement.ts';
import { newEvent } from '../../core/outbox/append.ts';
import { filesChanged, holding } from './files.ts';
import { jsonTime } from './thread-summary.ts';
import { draftOf, type Utterance } from './utterance.ts';

export const now = sql`date_trunc('milliseconds', clock_timestamp())`;

/** Of a conversation `v`, whose next message this is. */
export function oneMore(me: string): Statement {
  return sql`last_seq = v.last_seq + 1, reply_count = v.reply_count + 1, version = v.version + 1,
    last_repliers = (array_prepend(${me}::bigint, array_remove(v.last_repliers, ${me}::bigint)))[1:3],
    last_activity_at = ${now}`;
}

/** A repeat takes no number. One that comes at the same moment does, and is refused by the key all the same. */
export function notSaid({ facts, clientKey }: Utterance): Statement {
  return sql`not exists (
    select from messages s where s.author_id = ${facts.author.id} and s.client_key = ${clientKey} and not s.is_draft)`;
}

/** The message in its `place`, its mentions and its files. A draft of the same key becomes it. */
export function saidAndCalled(utterance: Utterance): Statement {
  const { facts, words, clientKey, replyToMessageId, files, dated } = utterance;
  return sql`said as (
      insert into messages as s (author_id, channel_id, conversation_id, reply_to_message_id, content, content_html,
        everyone, client_key, seq, sent_at, kind, target_date, progress)
      select ${facts.author.id}, place.channel_id, place.conversation_id,
        (select r.id from messages r where r.id = ${replyToMessageId}::bigint
          and r.conversation_id = place.conversation_id and not r.is_draft),
        ${words.content}, ${words.html}, ${words.everyone}, ${clientKey}, place.seq, ${now},
        ${dated.kind}, ${dated.targetDate}::date, ${dated.progress}::smallint
      from place
      on conflict (author_id, client_key) do update set channel_id = excluded.channel_id,
        conversation_id = excluded.conversation_id, reply_to_message_id = excluded.reply_to_message_id,
        content = excluded.content, content_html = excluded.content_html, everyone = excluded.everyone,
        is_draft = false, seq = excluded.seq, sent_at = excluded.sent_at, kind = excluded.kind,
        target_date = excluded.target_date, progress = excluded.progress
      where s.is_draft and s.deleted_at is null
      returning s.id, s.channel_id, s.conversation_id, s.reply_to_message_id, s.seq, s.sent_at, s.revision,
        s.client_key, s.kind, s.target_date, s.progress, (xmax <> 0) as was_draft
    ), called as (
      insert into message_mentions (message_id, user_id, channel_id, conversation_id, seq)
      select said.id, n, said.channel_id, said.conversation_id, said.seq
      from said, unnest(${words.mentions}::bigint[]) n
    ), ${holding(sql`said`, facts.author.id, files)}`;
}

/** The event's payload, checked by its schema; what only the database knows is put in its place. */
export function messagePayload(utterance: Utterance): Statement {
  const { payload } = newEvent(messageCreated, 'channel:1', { message: draftOf(utterance) });
  const { message } = payload as { message: MessageBase };
  return sql`jsonb_build_object('message', ${JSON.stringify(message)}::jsonb || jsonb_build_object(
    'id', said.id::text, 'seq', said.seq, 'sentAt', ${jsonTime(sql`said.sent_at`)},
    'replyToMessageId', said.reply_to_message_id::text,
    'place', case when said.channel_id is null
      then jsonb_build_object('kind', 'conversation', 'id', said.conversation_id::text)
      else jsonb_build_object('kind', 'channel', 'id', said.channel_id::text) end))`;
}

/** The contract's destination of a message or draft `m` in a conversation. */
export function inConversationJson(m: Statement): Statement {
  return sql`jsonb_strip_nulls(jsonb_build_object('conversationId', ${m}.conversation_id::text,
    'replyToMessageId', ${m}.reply_to_message_id::text, 'kind', nullif(${m}.kind, 'message'),
    'targetDate', ${m}.target_date::text, 'progress', ${m}.progress))`;
}

/** One's other devices put the draft away. It was where it says: in a thread under the thread's root. */
export function draftSent({ facts }: Utterance): Statement {
  return sql`union all
      select 'draft.sent', 'user:' || ${facts.author.id}::bigint, jsonb_build_object('draftId', said.id::text,
        'clientKey', said.client_key, 'revision', said.revision, 'to', case
          when said.channel_id is not null then jsonb_build_object('channelId', said.channel_id::text)
          when said.reply_to_message_id is null and ${facts.rootMessageId}::text is not null
            then jsonb_build_object('rootMessageId', ${facts.rootMessageId}::text)
          else ${inConversationJson(sql`said`)} end)
      from said where said.was_draft
      union all ${filesChanged(facts.author.id)}`;
}

export const theSaid = sql`
    select said.id, said.seq, said.sent_at, said.conversation_id, place.thread_made,
      (select count(*)::int from held) as held
    from said, place`;
