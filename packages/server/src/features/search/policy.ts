import type { User } from '../../core/policy/actor.ts';
import { policy } from '../../core/policy/policy.ts';

/** Everybody looks in what they themselves may read. */
export const maySearch = policy('search', (actor: User, reader: { readonly userId: string }) =>
  actor.userId === reader.userId ? 'yes' : 'forbidden',
);
