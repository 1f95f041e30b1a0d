import {
  cardUpdated,
  conversationCreated,
  conversationShared,
  conversationUnshared,
  conversationUpdated,
} from '@weft/contract/conversations.ts';
import type { Card, ThreadSummary } from '@weft/contract/messages.ts';
import type { Executor } from '../../core/db/executor.ts';
import { sql } from '../../core/db/statement.ts';
import type { ReplayRules } from '../../core/outbox/replay.ts';
import { cardJson, cardTables } from '../messages/cards.ts';
import { threadSummaryJson } from '../messages/thread-summary.ts';

type Wanted = readonly (readonly [conversationId: string, channelId: string])[];

/** A thread that no longer lives in a channel is not told of there; one that does is told of as it is now. */
export function conversationReplay(replay: ReplayRules): void {
  for (const type of [conversationCreated, conversationUpdated])
    replay.on(type, async ({ db, events }) => {
      const now = await readSummaries(
        db,
        events.map(({ payload }) => [payload.thread.id, payload.channelId]),
      );
      return events.map(({ payload }) => {
        const thread = now.get(`${payload.thread.id} ${payload.channelId}`);
        return thread === undefined ? 'gone' : { payload: { ...payload, thread } };
      });
    });
  replay.on(conversationShared, async ({ db, events }) => {
    const now = await readSummaries(
      db,
      events.map(({ payload }) => [payload.conversationId, payload.channelId]),
    );
    const into = await readSummaries(
      db,
      events.map(({ payload }) => [payload.conversationId, payload.into?.id ?? payload.channelId]),
    );
    const cards = await readCardsNow(
      db,
      events.map(({ payload }) => [payload.conversationId, payload.channelId]),
    );
    return events.map(({ payload }) => {
      const { conversationId, channelId } = payload;
      const key = `${conversationId} ${channelId}`;
      const still = into.has(`${conversationId} ${payload.into?.id ?? channelId}`);
      if (!now.has(key) || !still) return 'gone';
      return payload.card === null ? 'same' : { payload: { ...payload, card: cards.get(key) ?? null } };
    });
  });
  replay.on(cardUpdated, async ({ db, events }) => {
    const now = await readCardsNow(
      db,
      events.map(({ payload }) => [payload.card.thread.id, payload.card.channelId]),
    );
    return events.map(({ payload }) => {
      const card = now.get(`${payload.card.thread.id} ${payload.card.channelId}`);
      return card === undefined ? 'gone' : { payload: { card } };
    });
  });
  replay.on(conversationUnshared, async ({ events }) => events.map(() => 'same'));
}

/** As each channel's readers see them. */
async function readCardsNow(db: Executor, wanted: Wanted): Promise<Map<string, Card>> {
  const rows = await db.rows<{ id: string; channel_id: string; card: Card }>(sql`
    select v.id, k.channel_id, ${cardJson(sql`(h.visibility = 'public' or h.id = k.channel_id)`)} as card
    from ${cardTables}
    join unnest(${wanted.map(([id]) => id)}::bigint[], ${wanted.map(([, id]) => id)}::bigint[]) as w (id, channel_id)
      on k.conversation_id = w.id and k.channel_id = w.channel_id
    where k.seq is not null`);
  return new Map(rows.map((row) => [`${row.id} ${row.channel_id}`, row.card]));
}

async function readSummaries(db: Executor, wanted: Wanted): Promise<Map<string, ThreadSummary>> {
  const rows = await db.rows<{ id: string; channel_id: string; thread: ThreadSummary }>(sql`
    select v.id, k.channel_id, ${threadSummaryJson} as thread
    from unnest(${wanted.map(([id]) => id)}::bigint[], ${wanted.map(([, id]) => id)}::bigint[]) as w (id, channel_id)
    join conversation_channels k on k.conversation_id = w.id and k.channel_id = w.channel_id
    join conversations v on v.id = w.id`);
  return new Map(rows.map((row) => [`${row.id} ${row.channel_id}`, row.thread]));
}
