import { goalCreated, goalLeft, goalUpdated } from '@weft/contract/goals.ts';
import type { ReplayRules } from '../../core/outbox/replay.ts';
import { readReadableBases } from './queries.ts';

/** A replay tells how a goal is now, and nothing of one that one may not read any more. */
export function goalReplay(replay: ReplayRules): void {
  for (const type of [goalCreated, goalUpdated])
    replay.on(type, async ({ db, reader, events }) => {
      if (reader.kind !== 'user') return [];
      const now = await readReadableBases(
        db,
        reader.userId,
        events.map(({ payload }) => payload.goal.id),
      );
      return events.map(({ payload }) => {
        const goal = now.get(payload.goal.id);
        return goal === undefined ? 'gone' : { payload: { goal } };
      });
    });
  replay.on(goalLeft, async ({ events }) => events.map(() => 'same'));
}
