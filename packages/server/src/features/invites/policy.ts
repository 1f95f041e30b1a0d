import type { InviteRole } from '@weft/contract/invites.ts';
import type { Operator, User } from '../../core/policy/actor.ts';
import { type Decision, policy } from '../../core/policy/policy.ts';
import { activeRole, type CommunityFacts, maySeeCommunity } from '../communities/policy.ts';
import { isAtLeast, outranks } from '../communities/roles.ts';

type Someone = User | Operator;

export interface InviteFacts {
  readonly id: string;
  readonly role: InviteRole;
  readonly community: CommunityFacts;
}

export const mayListInvites = policy('invite.list', (actor: Someone, community: CommunityFacts) =>
  runs(actor, community),
);

/** Nobody hands out a role as high as their own. */
export const mayInvite = policy(
  'invite.create',
  (actor: Someone, { community, role }: { community: CommunityFacts; role: InviteRole }) =>
    runs(actor, community, role),
);

/** Whoever could have made it may end it. */
export const mayRevokeInvite = policy('invite.revoke', (actor: Someone, { community, role }: InviteFacts) =>
  runs(actor, community, role),
);

function runs(actor: Someone, community: CommunityFacts, role: InviteRole = 'member'): Decision {
  if (actor.kind === 'operator') return 'yes';
  const own = activeRole(community);
  if (own === null) return maySeeCommunity.allows(actor, community) ? 'forbidden' : 'not_found';
  return isAtLeast(own, 'admin') && outranks(own, role) ? 'yes' : 'forbidden';
}
