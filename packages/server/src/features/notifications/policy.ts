import type { User } from '../../core/policy/actor.ts';
import { policy } from '../../core/policy/policy.ts';

/** One's own alone: somebody else's is not even there. */
export const mayKeepNotifications = policy(
  'notification.keep',
  (actor: User, owner: { readonly userId: string }) => (actor.userId === owner.userId ? 'yes' : 'not_found'),
);
