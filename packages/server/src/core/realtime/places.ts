import type { Room } from '@weft/contract/event.ts';
import type { Executor } from '../db/executor.ts';
import type { Turnstile } from '../outbox/turnstile.ts';
import type { User } from '../policy/actor.ts';
import type { RoomPolicies } from './rooms.ts';

/** What one user may hear at this moment: the rooms they follow, and those they asked for and may be in. */
export interface Places {
  readonly followed: ReadonlySet<Room>;
  readonly asked: ReadonlySet<Room>;
}

export function findPlaces(
  deps: { readonly db: Executor; readonly rooms: RoomPolicies; readonly checks: Turnstile },
  actor: User,
  asked: Iterable<Room>,
): Promise<Places> {
  return deps.checks.pass(async () => {
    const followed = new Set(await deps.rooms.follows(deps.db, actor));
    const granted = new Set<Room>();
    for (const room of asked)
      if (followed.has(room) || (await deps.rooms.mayJoin(deps.db, actor, room))) granted.add(room);
    return { followed, asked: granted };
  });
}
