import { channelCreated, channelUpdated } from '@weft/contract/channels.ts';
import type { ReplayRules } from '../../core/outbox/replay.ts';
import { readReadableBases } from './queries.ts';

/**
 * A replay tells how a channel is now, and of one that turned private to nobody who is not in it. The other events hold
 * nothing but ids and what somebody set for themselves.
 */
export function channelReplay(replay: ReplayRules): void {
  for (const type of [channelCreated, channelUpdated])
    replay.on(type, async ({ db, reader, events }) => {
      if (reader.kind !== 'user') return [];
      const now = await readReadableBases(
        db,
        reader.userId,
        events.map(({ payload }) => payload.channel.id),
      );
      return events.map(({ payload }) => {
        const channel = now.get(payload.channel.id);
        return channel === undefined ? 'gone' : { payload: { channel } };
      });
    });
}
