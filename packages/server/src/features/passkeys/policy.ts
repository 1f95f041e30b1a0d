import type { User } from '../../core/policy/actor.ts';
import { policy } from '../../core/policy/policy.ts';

/** What opens an account is its owner's, at a browser: no token changes or lists it, whatever its scopes. */
export const mayManagePasskeys = policy('passkey.manage', (actor: User, owner: { id: string }) =>
  actor.userId === owner.id && actor.scopes === 'all' ? 'yes' : 'forbidden',
);

/** Somebody else's is not even there. */
export const mayChangePasskey = policy(
  'passkey.change',
  (actor: User, passkey: { id: string; userId: string }) => {
    if (actor.userId !== passkey.userId) return 'not_found';
    return actor.scopes === 'all' ? 'yes' : 'forbidden';
  },
);
