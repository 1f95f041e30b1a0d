import { type Actor, isManager, type Operator, type User } from '../../core/policy/actor.ts';
import { policy } from '../../core/policy/policy.ts';

/** A closed server takes whom somebody vouched for: by an invite, or by the code that its own terminal showed. */
export const maySignUp = policy(
  'account.sign-up',
  (actor: Actor, server: { readonly signUp: 'open' | 'closed'; readonly vouchedFor: boolean }) =>
    actor.kind === 'operator' || server.signUp === 'open' || server.vouchedFor ? 'yes' : 'sign_up_closed',
);

export const mayEditUser = policy('user.edit', (actor: User, user: { id: string }) =>
  actor.userId === user.id ? 'yes' : 'forbidden',
);

/** Somebody else's session is not even there: its id tells nobody that it exists. */
export const mayEndSession = policy('session.end', (actor: User, session: { id: string; userId: string }) =>
  actor.userId === session.userId ? 'yes' : 'not_found',
);

export const maySetRole = policy('user.set-role', (actor: User | Operator, _user: { id: string }) =>
  isManager(actor) ? 'yes' : 'forbidden',
);

/** Not oneself: whoever locks themselves out cannot let themselves in again. */
export const maySuspend = policy('user.suspend', (actor: User | Operator, user: { id: string }) => {
  if (!isManager(actor)) return 'forbidden';
  return actor.kind === 'user' && actor.userId === user.id ? 'not_yourself' : 'yes';
});

export const mayEndSessions = policy('user.end-sessions', (actor: User | Operator, _user: { id: string }) =>
  isManager(actor) ? 'yes' : 'forbidden',
);
