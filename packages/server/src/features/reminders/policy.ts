import type { User } from '../../core/policy/actor.ts';
import { policy } from '../../core/policy/policy.ts';

export const maySetReminders = policy('reminder.set', (actor: User, whose: { readonly userId: string }) =>
  actor.userId === whose.userId ? 'yes' : 'not_found',
);
