import { userUpdated } from '@weft/contract/accounts.ts';
import type { ReplayRules } from '../../core/outbox/replay.ts';
import { readMe } from './queries.ts';

/** What somebody has changed since stays changed: a replay tells how they are now, not how they were. */
export function accountReplay(replay: ReplayRules): void {
  replay.on(userUpdated, async ({ db, reader, events }) => {
    if (reader.kind !== 'user') return [];
    const user = await readMe(db, reader.userId);
    return events.map(({ payload }) => (payload.user.id === user.id ? { payload: { user } } : 'gone'));
  });
}
