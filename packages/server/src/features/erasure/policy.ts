import { isManager, type Operator, type User } from '../../core/policy/actor.ts';
import { policy } from '../../core/policy/policy.ts';

/** Oneself or an admin at a browser, or the operator's command line. A token cannot end the account that it acts for. */
export const mayErase = policy('user.erase', (actor: User | Operator, user: { id: string }) => {
  if (isManager(actor)) return 'yes';
  return actor.kind === 'user' && actor.userId === user.id && actor.scopes === 'all' ? 'yes' : 'forbidden';
});

/** Somebody who asks whoever runs the server. On their own they come back by signing in. */
export const mayRestore = policy('user.restore', (actor: User | Operator, _user: { id: string }) =>
  isManager(actor) ? 'yes' : 'forbidden',
);
