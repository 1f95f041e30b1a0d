import { spaceCreated, spaceUpdated } from '@weft/contract/spaces.ts';
import type { ReplayRules } from '../../core/outbox/replay.ts';
import { readSpaceBases } from './queries.ts';

/** A replay tells how a space is now. Whoever hears it is in the community, whose members see all of its spaces. */
export function spaceReplay(replay: ReplayRules): void {
  for (const type of [spaceCreated, spaceUpdated])
    replay.on(type, async ({ db, events }) => {
      const now = await readSpaceBases(
        db,
        events.map(({ payload }) => payload.space.id),
      );
      return events.map(({ payload }) => {
        const space = now.get(payload.space.id);
        return space === undefined ? 'gone' : { payload: { space } };
      });
    });
}
