import type { Operator, User } from '../../core/policy/actor.ts';
import { policy } from '../../core/policy/policy.ts';

/** A token cannot make tokens, nor look at them: what it is good for was said when it was made. */
export const mayManageTokens = policy('token.manage', (actor: User | Operator, owner: { userId: string }) => {
  if (actor.kind === 'operator') return 'yes';
  return actor.scopes === 'all' && actor.userId === owner.userId ? 'yes' : 'forbidden';
});

/** Somebody else's token is not even there; the operator's command line may end any. */
export const mayRevokeToken = policy(
  'token.revoke',
  (actor: User | Operator, token: { id: string; userId: string }) => {
    if (actor.kind === 'operator') return 'yes';
    if (actor.userId !== token.userId) return 'not_found';
    return actor.scopes === 'all' ? 'yes' : 'forbidden';
  },
);
