import {
  messageCreated,
  messageDeleted,
  messageUpdated,
  pinChanged,
  reactionChanged,
} from '@weft/contract/message-events.ts';
import type { ReplayRules } from '../../core/outbox/replay.ts';
import { readBases } from './queries.ts';

/**
 * A replay tells what a message says now: not what was edited away, and nothing of what was deleted. Who hears a room may
 * read it: that is asked when they join.
 */
export function messageReplay(replay: ReplayRules): void {
  for (const type of [messageCreated, messageUpdated])
    replay.on(type, async ({ db, events }) => {
      const now = await readBases(
        db,
        events.map(({ payload }) => payload.message.id),
      );
      return events.map(({ payload }) => {
        const message = now.get(payload.message.id);
        return message === undefined || message.deleted ? 'gone' : { payload: { message } };
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
