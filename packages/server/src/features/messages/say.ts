import type { Attachment } from '@weft/contract/media.ts';
import { messageCreated } from '@weft/contract/message-events.ts';
import type { MessageBase } from '@weft/contract/messages.ts';
import type { Transaction } from '../../core/db/executor.ts';
import { prepared, type Statement, sql } from '../../core/db/statement.ts';
import { newEvent, outboxSignal } from '../../core/outbox/append.ts';
import { isMuted } from '../communities/muted.ts';
import { filesChanged, holding } from './files.ts';
import type { SayFacts } from './say-facts.ts';
import { jsonTime, threadSummaryJson } from './thread-summary.ts';
import type { Words } from './words.ts';

export interface Utterance {
  readonly facts: SayFacts;
  readonly words: Words;
  readonly clientKey: string;
  readonly files: readonly Attachment[];
  readonly replyToMessageId: string | null;
}

export interface Said {
  readonly id: string;
  readonly seq: number;
  readonly sentAt: Date;
  readonly conversationId: string | null;
  /** It made its thread. */
  readonly threadMade: boolean;
  /** How many files hang on it. */
  readonly held: number;
}

interface SaidRow {
  readonly id: string;
  readonly seq: string;
  readonly sent_at: Date;
  readonly conversation_id: string | null;
  readonly thread_made: boolean;
  readonly held: number;
}

/**
 * Says it, in one statement: the place's next number, the message (which was a draft before, or is new), the speaker's own
 * position, whom it calls, and the events. Undefined when there was nothing to be said any more: it was sent before,
 * or the place may not be spoken in since the facts were read.
 */
export async function say(tx: Transaction, utterance: Utterance): Promise<Said | undefined> {
  const [row] = await tx.rows<SaidRow>(statementFor(utterance));
  tx.signal(outboxSignal);
  if (row === undefined) return undefined;
  const { id, seq, sent_at: sentAt, conversation_id: conversationId, thread_made: threadMade } = row;
  return { id, seq: Number(seq), sentAt, conversationId, threadMade, held: row.held };
}

function statementFor(utterance: Utterance): Statement {
  const { place } = utterance.facts;
  if (place.kind === 'channel') return inChannel(utterance, place.id);
  return place.kind === 'thread' ? inThread(utterance) : inDirect(utterance, place.id);
}

function inChannel(utterance: Utterance, channelId: string): Statement {
  const me = utterance.facts.author.id;
  return prepared('say-in-channel')`
    with place as (
      update channels c set last_seq = c.last_seq + 1
      where c.id = ${channelId} and c.archived_at is null and ${notSaid(utterance)}
        and exists (select from channel_members i where i.channel_id = c.id and i.user_id = ${me})
        and exists (
          select from members x where x.community_id = c.community_id and x.user_id = ${me} and x.status = 'active'
            and not ${isMuted(sql`x`)})
      returning c.id as channel_id, null::bigint as conversation_id, c.last_seq as seq, false as thread_made
    ), ${saidAndCalled(utterance)}, moved as (
      update channel_members i set last_read_seq = said.seq from said
      where i.channel_id = said.channel_id and i.user_id = ${me}
    ), told as (
      insert into outbox (type, room, payload)
      select 'message.created', 'channel:' || said.channel_id, ${messagePayload(utterance)} from said
      ${draftSent(utterance)}
    )
    ${theSaid}`;
}

/** The first reply makes the thread; of several at the same moment, one does and the others wait and join it. */
function inThread(utterance: Utterance): Statement {
  const { facts, words } = utterance;
  const me = facts.author.id;
  return prepared('say-in-thread')`
    with thread as (
      insert into conversations as v (kind, community_id, root_message_id, last_seq, reply_count, last_repliers,
        last_activity_at)
      select 'thread', c.community_id, r.id, 1, 1, array[${me}::bigint], ${now}
      from messages r
      join channels c on c.id = r.channel_id
      where r.id = ${facts.rootMessageId} and not r.is_draft and ${notSaid(utterance)}
        and (r.deleted_at is null or exists (select from conversations w where w.root_message_id = r.id))
        and exists (
          select from members x where x.community_id = c.community_id and x.user_id = ${me} and x.status = 'active'
            and not ${isMuted(sql`x`)})
        and exists (
          select from channel_members i join channels o on o.id = i.channel_id and o.archived_at is null
          where i.user_id = ${me} and (i.channel_id = c.id or i.channel_id in (
            select k.channel_id from conversation_channels k join conversations w on w.id = k.conversation_id
            where w.root_message_id = r.id)))
      on conflict (root_message_id) where root_message_id is not null do update set ${oneMore(me)}
      returning v.*, (xmax = 0) as thread_made
    ), place as (
      select null::bigint as channel_id, id as conversation_id, last_seq as seq, thread_made from thread
    ), home as (
      insert into conversation_channels (conversation_id, channel_id, is_primary)
      select thread.id, r.channel_id, true from thread join messages r on r.id = thread.root_message_id
      where thread.thread_made
      returning conversation_id, channel_id
    ), ${saidAndCalled(utterance)}, follows as (
      insert into conversation_participants as p (conversation_id, user_id, role, last_read_seq, since_seq)
      select said.conversation_id, f.user_id, 'follower', min(f.seq), min(f.seq)
      from said join thread on thread.id = said.conversation_id, lateral (
        select ${me}::bigint as user_id, said.seq as seq
        union all select r.author_id, 0 from messages r
          where r.id = thread.root_message_id and thread.thread_made and r.author_id <> ${me}
        union all select n, said.seq - 1 from unnest(${words.mentions}::bigint[]) n where n <> ${me}
      ) f
      group by said.conversation_id, f.user_id order by f.user_id
      on conflict (conversation_id, user_id) do update
        set last_read_seq = case when p.user_id = ${me} then excluded.last_read_seq else p.last_read_seq end
      returning p.*, (xmax = 0) as begins
    ), told as (
      insert into outbox (type, room, payload)
      select 'message.created', 'thread:' || said.conversation_id, ${messagePayload(utterance)} from said
      union all
      select case when v.thread_made then 'conversation.created' else 'conversation.updated' end,
        'channel:' || l.channel_id,
        jsonb_build_object('channelId', l.channel_id::text, 'thread', ${threadSummaryJson},
          'latest', jsonb_build_object('seq', said.seq, 'authorId', ${me}::text,
            'mentions', ${JSON.stringify(words.mentions)}::jsonb, 'everyone', ${words.everyone}::text))
      from said join thread v on v.id = said.conversation_id join (
        select conversation_id, channel_id from home
        union all select conversation_id, channel_id from conversation_channels) l on l.conversation_id = v.id
      union all
      select 'following.changed', 'user:' || follows.user_id, jsonb_build_object(
        'conversationId', follows.conversation_id::text, 'communityId', thread.community_id::text, 'following', true,
        'muted', follows.muted, 'lastReadSeq', follows.last_read_seq, 'version', follows.version)
      from follows join thread on thread.id = follows.conversation_id where follows.begins
      ${draftSent(utterance)}
    )
    ${theSaid}`;
}

function inDirect(utterance: Utterance, conversationId: string): Statement {
  const me = utterance.facts.author.id;
  return prepared('say-directly')`
    with conversation as (
      update conversations v set ${oneMore(me)}
      where v.id = ${conversationId} and v.kind = 'direct' and not v.closed and ${notSaid(utterance)} and exists (
        select from conversation_participants i where i.conversation_id = v.id and i.user_id = ${me})
      returning v.id, v.last_seq, v.participant_ids
    ), place as (
      select null::bigint as channel_id, id as conversation_id, last_seq as seq, false as thread_made from conversation
    ), ${saidAndCalled(utterance)}, moved as (
      update conversation_participants i set last_read_seq = said.seq from said
      where i.conversation_id = said.conversation_id and i.user_id = ${me}
    ), told as (
      insert into outbox (type, room, payload)
      select 'message.created', room.name, ${messagePayload(utterance)}
      from said join conversation on conversation.id = said.conversation_id, lateral (
        select 'thread:' || said.conversation_id as name
        union all select 'user:' || n from unnest(conversation.participant_ids) n) room
      ${draftSent(utterance)}
    )
    ${theSaid}`;
}

const now = sql`date_trunc('milliseconds', clock_timestamp())`;

/** Of a conversation `v`, whose next message this is. */
function oneMore(me: string): Statement {
  return sql`last_seq = v.last_seq + 1, reply_count = v.reply_count + 1, version = v.version + 1,
    last_repliers = (array_prepend(${me}::bigint, array_remove(v.last_repliers, ${me}::bigint)))[1:3],
    last_activity_at = ${now}`;
}

/** A repeat takes no number. One that comes at the same moment does, and is refused by the key all the same. */
function notSaid({ facts, clientKey }: Utterance): Statement {
  return sql`not exists (
    select from messages s where s.author_id = ${facts.author.id} and s.client_key = ${clientKey} and not s.is_draft)`;
}

/** The message in its `place`, its mentions and its files. A draft of the same key becomes it. */
function saidAndCalled({ facts, words, clientKey, replyToMessageId, files }: Utterance): Statement {
  return sql`said as (
      insert into messages as s (author_id, channel_id, conversation_id, reply_to_message_id, content, content_html,
        everyone, client_key, seq, sent_at)
      select ${facts.author.id}, place.channel_id, place.conversation_id,
        (select r.id from messages r where r.id = ${replyToMessageId}::bigint
          and r.conversation_id = place.conversation_id and not r.is_draft),
        ${words.content}, ${words.html}, ${words.everyone}, ${clientKey}, place.seq, ${now}
      from place
      on conflict (author_id, client_key) do update set channel_id = excluded.channel_id,
        conversation_id = excluded.conversation_id, reply_to_message_id = excluded.reply_to_message_id,
        content = excluded.content, content_html = excluded.content_html, everyone = excluded.everyone,
        is_draft = false, seq = excluded.seq, sent_at = excluded.sent_at
      where s.is_draft and s.deleted_at is null
      returning s.id, s.channel_id, s.conversation_id, s.reply_to_message_id, s.seq, s.sent_at, s.revision,
        s.client_key, (xmax <> 0) as was_draft
    ), called as (
      insert into message_mentions (message_id, user_id, channel_id, conversation_id, seq)
      select said.id, n, said.channel_id, said.conversation_id, said.seq
      from said, unnest(${words.mentions}::bigint[]) n
    ), ${holding(sql`said`, facts.author.id, files)}`;
}

/** The event's payload, checked by its schema; what only the database knows is put in its place. */
function messagePayload(utterance: Utterance): Statement {
  const { payload } = newEvent(messageCreated, 'channel:1', { message: draftOf(utterance) });
  const { message } = payload as { message: MessageBase };
  return sql`jsonb_build_object('message', ${JSON.stringify(message)}::jsonb || jsonb_build_object(
    'id', said.id::text, 'seq', said.seq, 'sentAt', ${jsonTime(sql`said.sent_at`)},
    'replyToMessageId', said.reply_to_message_id::text,
    'place', case when said.channel_id is null
      then jsonb_build_object('kind', 'conversation', 'id', said.conversation_id::text)
      else jsonb_build_object('kind', 'channel', 'id', said.channel_id::text) end))`;
}

/** The message as it will be, but for what the database gives it. */
export function draftOf({ facts, words, clientKey, files }: Utterance): MessageBase {
  return {
    ...{ id: '1', place: { kind: 'channel', id: '1' }, seq: 1, sentAt: '2016-01-01T00:00:00.000Z' },
    ...{ author: facts.author, content: words.content, html: words.html, clientKey },
    attachments: [...files],
    ...{ mentions: [...words.mentions], everyone: words.everyone, replyToMessageId: null },
    ...{ reactions: [], pinned: false, editedAt: null, deleted: false, version: 1 },
  };
}

/** One's other devices put the draft away. It was where it says: in a thread under the thread's root. */
function draftSent({ facts }: Utterance): Statement {
  return sql`union all
      select 'draft.sent', 'user:' || ${facts.author.id}::bigint, jsonb_build_object('draftId', said.id::text,
        'clientKey', said.client_key, 'revision', said.revision, 'to', case
          when said.channel_id is not null then jsonb_build_object('channelId', said.channel_id::text)
          when said.reply_to_message_id is null and ${facts.rootMessageId}::text is not null
            then jsonb_build_object('rootMessageId', ${facts.rootMessageId}::text)
          else jsonb_strip_nulls(jsonb_build_object('conversationId', said.conversation_id::text,
            'replyToMessageId', said.reply_to_message_id::text)) end)
      from said where said.was_draft
      union all ${filesChanged(facts.author.id)}`;
}

const theSaid = sql`
    select said.id, said.seq, said.sent_at, said.conversation_id, place.thread_made,
      (select count(*)::int from held) as held
    from said, place`;
