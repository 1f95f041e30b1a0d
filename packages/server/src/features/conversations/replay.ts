import {
  conversationCreated,
  conversationShared,
  conversationUnshared,
  conversationUpdated,
} from '@weft/contract/conversations.ts';
import type { ThreadSummary } from '@weft/contract/messages.ts';
import type { Executor } from '../../core/db/executor.ts';
import { sql } from '../../core/db/statement.ts';
import type { ReplayRules } from '../../core/outbox/replay.ts';
import { threadSummaryJson } from '../messages/thread-summary.ts';

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
    return events.map(({ payload }) => {
      const { conversationId, channelId, card } = payload;
      const thread = now.get(`${conversationId} ${channelId}`);
      const still = into.has(`${conversationId} ${payload.into?.id ?? channelId}`);
      if (thread === undefined || !still) return 'gone';
      // What the card shows of the root may have changed since: it is fetched, not told again.
      return card === null ? 'same' : { payload: { ...payload, card: { ...card, thread } } };
    });
  });
  replay.on(conversationUnshared, async ({ events }) => events.map(() => 'same'));
}

async function readSummaries(
  db: Executor,
  wanted: readonly (readonly [conversationId: string, channelId: string])[],
): Promise<Map<string, ThreadSummary>> {
  const rows = await db.rows<{ id: string; channel_id: string; thread: ThreadSummary }>(sql`
    select v.id, k.channel_id, ${threadSummaryJson} as thread
    from unnest(${wanted.map(([id]) => id)}::bigint[], ${wanted.map(([, id]) => id)}::bigint[]) as w (id, channel_id)
    join conversation_channels k on k.conversation_id = w.id and k.channel_id = w.channel_id
    join conversations v on v.id = w.id`);
  return new Map(rows.map((row) => [`${row.id} ${row.channel_id}`, row.thread]));
}
