import type { Actor, User } from '../../core/policy/actor.ts';
import { policy } from '../../core/policy/policy.ts';

export const maySignUp = policy('account.sign-up', (actor: Actor, server: { signUp: 'open' | 'closed' }) =>
  actor.kind === 'operator' || server.signUp === 'open' ? 'yes' : 'sign_up_closed',
);

export const mayEditUser = policy('user.edit', (actor: User, user: { id: string }) =>
  actor.userId === user.id ? 'yes' : 'forbidden',
);

/** Somebody else's session is not even there: its id tells nobody that it exists. */
export const mayEndSession = policy('session.end', (actor: User, session: { id: string; userId: string }) =>
  actor.userId === session.userId ? 'yes' : 'not_found',
);
