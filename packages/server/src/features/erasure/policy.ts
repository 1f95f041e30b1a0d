import type { Operator, User } from '../../core/policy/actor.ts';
import { policy } from '../../core/policy/policy.ts';

/** Oneself at a browser, or the operator's command line. A token cannot end the account that it acts for. */
export const mayErase = policy('user.erase', (actor: User | Operator, user: { id: string }) => {
  if (actor.kind === 'operator') return 'yes';
  return actor.userId === user.id && actor.scopes === 'all' ? 'yes' : 'forbidden';
});
