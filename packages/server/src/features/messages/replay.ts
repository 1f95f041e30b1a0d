import {
  messageCreated,
  messageDeleted,
  messageUpdated,
  pinChanged,
  reactionChanged,
} from '@weft/contract/message-events.ts';
import type { Executor } from '../../core/db/executor.ts';
import { sql } from '../../core/db/statement.ts';
import type { ReplayRules } from '../../core/outbox/replay.ts';
import type { Actor } from '../../core/policy/actor.ts';
import { readBases } from './queries.ts';
import { isReadable } from './readable.ts';

/**
 * A replay tells what a message says now: not what was edited away, and nothing of what was deleted. Who hears a room may
 * read it: that is asked when they join. One's own room is nobody else's, and what was told there may be closed by now.
 */
export function messageReplay(replay: ReplayRules): void {
  for (const type of [messageCreated, messageUpdated])
    replay.on(type, async ({ db, reader, events }) => {
      const now = await readBases(
        db,
        events.map(({ payload }) => payload.message.id),
      );
      const readable = await readableOf(db, reader, events);
      return events.map(({ room, payload }) => {
        const message = now.get(payload.message.id);
        const told = message !== undefined && !message.deleted && (!isOwn(room) || readable.has(message.id));
        return told ? { payload: { message } } : 'gone';
      });
    });
  replay.on(reactionChanged, async ({ db, events }) => {
    const now = await readBases(
      db,
      events.map(({ payload }) => payload.messageId),
    );
    return events.map(({ payload }) => {
      const message = now.get(payload.messageId);
      if (message === undefined || message.deleted) return 'gone';
      return { payload: { ...payload, reactions: message.reactions, version: message.version } };
    });
  });
  replay.on(pinChanged, async ({ db, events }) => {
    const now = await readBases(
      db,
      events.map(({ payload }) => payload.messageId),
    );
    return events.map(({ payload }) => {
      const message = now.get(payload.messageId);
      if (message === undefined || message.deleted) return 'gone';
      return { payload: { ...payload, pinned: message.pinned, version: message.version } };
    });
  });
  // That something is gone may always be said.
  replay.on(messageDeleted, async ({ events }) => events.map(() => 'same'));
}

const isOwn = (room: string) => room.startsWith('user:');

/** Of what was told in one's own room: what one may read now. */
async function readableOf(
  db: Executor,
  reader: Actor,
  events: readonly {
    readonly room: string;
    readonly payload: { readonly message: { readonly id: string } };
  }[],
): Promise<ReadonlySet<string>> {
  const ids = events.flatMap(({ room, payload }) => (isOwn(room) ? [payload.message.id] : []));
  if (ids.length === 0 || reader.kind !== 'user') return new Set();
  const rows = await db.rows<{ id: string }>(
    sql`select x.id from messages x where x.id = any(${ids}) and ${isReadable(reader.userId)}`,
  );
  return new Set(rows.map(({ id }) => id));
}
