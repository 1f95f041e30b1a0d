import { conversationUpdated } from '@weft/contract/conversations.ts';
import type { Executor, Transaction } from '../../core/db/executor.ts';
import { sql } from '../../core/db/statement.ts';
import { appendEvents, newEvent } from '../../core/outbox/append.ts';
import { type Key, keptValues, type Looked, type Reconciler } from '../../core/reconcile/kept-values.ts';
import { readRooms } from './carry.ts';
import { lastRepliers, replyCount } from './thread-counts.ts';

/** Numbers are never given twice: the last one may be ahead of what is there, and never behind. */
export const channelSeqs = keptValues({
  table: 'channels',
  key: ['id'],
  columns: {
    last_seq: sql`greatest(kept.last_seq, (select max(m.seq) from messages m where m.channel_id = o.id),
      (select max(k.seq) from conversation_channels k where k.channel_id = o.id))`,
  },
});

export const conversationCounts = keptValues({
  table: 'conversations',
  key: ['id'],
  columns: {
    last_seq: sql`greatest(kept.last_seq, (select max(m.seq) from messages m where m.conversation_id = o.id))`,
    reply_count: replyCount(sql`o.id`),
    last_repliers: lastRepliers(sql`o.id`),
    participant_ids: sql`case when kept.kind in ('direct', 'goal') then array(
      select p.user_id from conversation_participants p where p.conversation_id = o.id and p.role <> 'follower'
      order by p.user_id) else '{}' end`,
    closed: sql`case when kept.kind = 'goal' then (select g.status = 'archived' from goals g where g.id = kept.goal_id)
      else kept.closed end`,
  },
  also: sql`version = stored.version + 1`,
  tell: tellOfThread,
});

async function tellOfThread(tx: Transaction, [conversationId = '']: Key): Promise<void> {
  const rooms = await readRooms(tx, conversationId);
  await appendEvents(
    tx,
    rooms.map(({ id: channelId, thread }) =>
      newEvent(conversationUpdated, `channel:${channelId}`, { channelId, thread, latest: null }),
    ),
  );
}

/** Place and number of a message, copied to whom it names, so that counting needs no look at it. */
export const mentionPlaces = keptValues({
  table: 'message_mentions',
  key: ['message_id', 'user_id'],
  columns: {
    seq: sql`(select m.seq from messages m where m.id = o.message_id)`,
    channel_id: sql`(select m.channel_id from messages m where m.id = o.message_id)`,
    conversation_id: sql`(select m.conversation_id from messages m where m.id = o.message_id)`,
  },
});

/** A row of words for each message that is sent and not deleted. What they are is shown to nobody. */
export const messageWords: Reconciler = {
  table: 'message_words',
  columns: ['words', 'scope', 'channel_id', 'conversation_id', 'sent_at'],
  async look(db: Executor, after, limit) {
    const [row] = await db.rows<Looked>(sql`
      with page as materialized (
        select m.id from messages m where m.id > ${after?.[0] ?? '0'}::bigint order by m.id limit ${limit}
      ), due as (
        select w.* from page join messages m on m.id = page.id, weft_words_made(m) w
        where not m.is_draft and m.deleted_at is null
      )
      select (select count(*)::int from page) as checked,
        (select array[id::text] from page order by id desc limit 1) as last,
        coalesce((
          select jsonb_agg(jsonb_build_object('key', array[page.id::text], 'column', x.name,
            'is', case when kept.message_id is null then null else 'something else' end,
            'should', case when due.message_id is null then null else 'the words of the message' end))
          from page left join message_words kept on kept.message_id = page.id left join due on due.message_id = page.id,
          lateral (values ('words', kept.words is distinct from due.words), ('scope', kept.scope is distinct from due.scope),
            ('channel_id', kept.channel_id is distinct from due.channel_id),
            ('conversation_id', kept.conversation_id is distinct from due.conversation_id),
            ('sent_at', kept.sent_at is distinct from due.sent_at)) x (name, differs)
          where x.differs), '[]') as drift`);
    return row ?? { checked: 0, last: null, drift: [] };
  },
  /** Who writes the words holds the message. */
  async repair(tx, keys) {
    const ids = keys.map(([id]) => id);
    await tx.rows(sql`select from messages where id = any(${ids}::bigint[]) order by id for no key update`);
    await tx.rows(sql`delete from message_words where message_id = any(${ids}::bigint[])`);
    await tx.rows(sql`
      select weft_words_of(m) from messages m where m.id = any(${ids}::bigint[]) and not m.is_draft and m.deleted_at is null`);
    return keys;
  },
};
