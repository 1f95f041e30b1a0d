import type { User } from '../../core/policy/actor.ts';
import { policy } from '../../core/policy/policy.ts';

/** A desk is its owner's alone. Whoever accompanies nobody has an empty one. */
export const mayUseDesk = policy('desk.use', (actor: User, owner: { readonly userId: string }) =>
  actor.userId === owner.userId ? 'yes' : 'not_found',
);
