import type { User } from '../../core/policy/actor.ts';
import { policy } from '../../core/policy/policy.ts';

/** One's own, at a browser: all of a person's data at once is more than any token was made for. */
export const mayExport = policy('export.own', (actor: User, owner: { userId: string }) =>
  actor.userId === owner.userId && actor.scopes === 'all' ? 'yes' : 'forbidden',
);
