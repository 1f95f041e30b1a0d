import { directChanged } from '@weft/contract/blocks.ts';
import { sql } from '../../core/db/statement.ts';
import type { ReplayRules } from '../../core/outbox/replay.ts';

/** A replay tells whether a conversation is written in now, not what it was in between. */
export function blockReplay(replay: ReplayRules): void {
  replay.on(directChanged, async ({ db, events }) => {
    const rows = await db.rows<{ id: string; closed: boolean; version: string }>(sql`
      select id, closed, version from conversations
      where id = any(${events.map(({ payload }) => payload.conversationId)}::bigint[])`);
    const now = new Map(rows.map((row) => [row.id, row]));
    return events.map(({ payload: { conversationId } }) => {
      const row = now.get(conversationId);
      if (row === undefined) return 'gone';
      return { payload: { conversationId, reply: !row.closed, version: Number(row.version) } };
    });
  });
}
