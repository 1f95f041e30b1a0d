import type { UsersRow } from '../../core/db/row-types.ts';
import { isManager, type Operator, type User } from '../../core/policy/actor.ts';
import { policy } from '../../core/policy/policy.ts';

/** What opens an account is its owner's, at a browser: no token changes it, whatever its scopes. */
export const mayChangeCredentials = policy('credentials.change', (actor: User, owner: { id: string }) =>
  actor.userId === owner.id && actor.scopes === 'all' ? 'yes' : 'forbidden',
);

/** A link that opens somebody's account, for a server without mail: only at its own command line. */
export const mayMakeResetLink = policy('user.reset-link', (actor: User | Operator, _user: { id: string }) =>
  actor.kind === 'operator' ? 'yes' : 'forbidden',
);

/** For somebody who cannot be sent anything: only at the server's own command line. */
export const maySetPassword = policy('user.set-password', (actor: User | Operator, _user: { id: string }) =>
  actor.kind === 'operator' ? 'yes' : 'forbidden',
);

/** The mail goes to the account's own address: who asks for it learns nothing. */
export const maySendReset = policy(
  'user.send-reset',
  (actor: User | Operator, user: { id: string; status: UsersRow['status'] }) => {
    if (!isManager(actor)) return 'forbidden';
    return user.status === 'active' ? 'yes' : 'account_not_active';
  },
);

/** For somebody who has lost phone and paper: only at the server's own command line. */
export const mayEndSecondFactor = policy(
  'user.end-second-factor',
  (actor: User | Operator, _user: { id: string }) => (actor.kind === 'operator' ? 'yes' : 'forbidden'),
);
