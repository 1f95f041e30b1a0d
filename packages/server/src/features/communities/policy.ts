import type { MemberRole } from '@weft/contract/communities.ts';
import type { MembersRow } from '../../core/db/row-types.ts';
import { isManager, type Operator, type User } from '../../core/policy/actor.ts';
import { type Decision, policy } from '../../core/policy/policy.ts';
import { isAtLeast, outranks } from './roles.ts';

/** A community as a rule sees it: what it is, and what the asker is in it. */
export interface CommunityFacts {
  readonly id: string;
  readonly visibility: 'public' | 'private';
  /** The asker's own row, if there is one. */
  readonly membership: { readonly role: MemberRole; readonly status: MembersRow['status'] } | null;
}

/** Of a member, with the community that they are in. */
export interface MemberFacts {
  readonly id: string;
  readonly userId: string;
  readonly role: MemberRole;
  readonly status: MembersRow['status'];
  readonly community: CommunityFacts;
}

type Someone = User | Operator;

/** One's role while one is in; a suspended member has none. */
export function activeRole({ membership }: CommunityFacts): MemberRole | null {
  return membership?.status === 'active' ? membership.role : null;
}

export const mayCreateCommunity = policy(
  'community.create',
  (actor: Someone, owner: { userId: string }): Decision =>
    actor.kind === 'operator' || actor.userId === owner.userId ? 'yes' : 'forbidden',
);

/** The one rule of who knows that a community exists. */
export const maySeeCommunity = policy('community.see', (actor: Someone, community: CommunityFacts) =>
  isManager(actor) || community.visibility === 'public' || activeRole(community) !== null
    ? 'yes'
    : 'not_found',
);

/** What is said inside is for those inside; a public community shows its name and description to others, no more. */
export const mayReadCommunity = policy('community.read', (actor: Someone, community: CommunityFacts) =>
  activeRole(community) !== null ? 'yes' : hidden(actor, community),
);

export const mayEditCommunity = policy('community.edit', (actor: Someone, community: CommunityFacts) =>
  actor.kind === 'operator' ? 'yes' : atLeast('admin', actor, community),
);

export const mayInvite = policy('invite.create', (actor: Someone, community: CommunityFacts) =>
  atLeast('admin', actor, community),
);

/** Seats and budgets cost whoever runs the server, so it is theirs to say. */
export const maySetPlan = policy('community.set-plan', (actor: Someone, community: CommunityFacts) =>
  isManager(actor) ? 'yes' : hidden(actor, community),
);

/**
 * Whom an organisation's people are sent to is for whoever runs the server, too: an owner could claim an organisation that
 * is not theirs.
 */
export const mayTieOrganization = policy(
  'community.tie-organization',
  (actor: Someone, community: CommunityFacts) => (isManager(actor) ? 'yes' : hidden(actor, community)),
);

/** Whoever runs the server, too: an owner may be gone. */
export const mayTransfer = policy('community.transfer', (actor: Someone, community: CommunityFacts) =>
  isManager(actor) ? 'yes' : atLeast('owner', actor, community),
);

export const mayJoin = policy('community.join', (_actor: User, community: CommunityFacts): Decision => {
  if (community.visibility !== 'public') return 'not_found';
  return community.membership?.status === 'suspended' ? 'member_suspended' : 'yes';
});

export const mayLeave = policy('community.leave', (_actor: User, community: CommunityFacts): Decision => {
  const role = activeRole(community);
  if (role === null) return 'not_found';
  return role === 'owner' ? 'owner_stays' : 'yes';
});

/** Moderators keep the peace; who has which role is for those who run the community. Nobody hands out their own rank. */
export const maySetMemberRole = policy(
  'member.set-role',
  (actor: Someone, { newRole, ...member }: MemberFacts & { readonly newRole?: MemberRole }): Decision => {
    const decision = over('admin', actor, member);
    if (decision !== 'yes' || newRole === undefined || actor.kind === 'operator') return decision;
    const own = activeRole(member.community);
    return own !== null && outranks(own, newRole) ? 'yes' : 'forbidden';
  },
);

export const maySuspendMember = policy('member.suspend', (actor: Someone, member: MemberFacts) =>
  over('moderator', actor, member),
);

/** They read and do not write. In the hands of whoever could suspend them, who would do more. */
export const mayMuteMember = policy('member.mute', (actor: Someone, member: MemberFacts) =>
  over('moderator', actor, member),
);

export const mayRemoveMember = policy('member.remove', (actor: Someone, member: MemberFacts) =>
  over('moderator', actor, member),
);

/** Those who may let suspended members in again see them. */
export const maySeeSuspended = policy('member.see-suspended', (actor: Someone, community: CommunityFacts) =>
  atLeast('moderator', actor, community),
);

function atLeast(least: MemberRole, actor: Someone, community: CommunityFacts): Decision {
  const role = activeRole(community);
  return role !== null && isAtLeast(role, least) ? 'yes' : hidden(actor, community);
}

function over(least: MemberRole, actor: Someone, { role, status, userId, community }: MemberFacts): Decision {
  if (actor.kind === 'operator') return role === 'owner' ? 'owner_stays' : 'yes';
  const own = activeRole(community);
  if (own === null || status === 'left') return 'not_found';
  return isAtLeast(own, least) && outranks(own, role) && userId !== actor.userId ? 'yes' : 'forbidden';
}

/** Forbidden to those who know of it; not there for everybody else. */
function hidden(actor: Someone, community: CommunityFacts): Decision {
  return maySeeCommunity.allows(actor, community) ? 'forbidden' : 'not_found';
}
