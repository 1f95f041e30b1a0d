import type { MemberRole } from '@weft/contract/communities.ts';
import type { Actor, User } from '../../core/policy/actor.ts';
import { type Decision, policy } from '../../core/policy/policy.ts';
import { activeRole, type CommunityFacts, maySeeCommunity } from '../communities/policy.ts';
import { isAtLeast } from '../communities/roles.ts';

/** A space as a rule sees it: what it is, and what the asker is in its community. */
export interface SpaceFacts {
  readonly id: string;
  readonly community: CommunityFacts;
  readonly visibility: 'public' | 'private';
  readonly archived: boolean;
  /** The asker may read and not write in the community now. */
  readonly muted: boolean;
  readonly createdBy: string | null;
}

/**
 * The one rule of who knows that a space exists, and reads it and what is posted there: `readableSpaces` says the same in
 * SQL. A space has no members of its own; whoever runs the server reads what anybody reads.
 */
export function readsSpace(standing: {
  readonly role: MemberRole | null;
  readonly visibility: 'public' | 'private';
  readonly community: 'public' | 'private';
}): boolean {
  return standing.role !== null || (standing.visibility === 'public' && standing.community === 'public');
}

export const mayReadSpace = policy('space.read', (_actor: Actor, { community, visibility }: SpaceFacts) =>
  readsSpace({ role: activeRole(community), visibility, community: community.visibility })
    ? 'yes'
    : 'not_found',
);

/** Of those that one may read: the list leaves the others out. */
export const mayListSpaces = policy(
  'space.list',
  (_actor: Actor, community: CommunityFacts): Decision =>
    community.visibility === 'public' || activeRole(community) !== null ? 'yes' : 'not_found',
);

export const mayCreateSpace = policy('space.create', orders);

/** Which comes first. */
export const mayOrderSpaces = policy('space.order', orders);

/** Publishes something there. */
export const mayPostInSpace = policy('space.post', (actor: User, space: SpaceFacts) =>
  among(actor, space, (): Decision => {
    if (space.archived) return 'space_archived';
    return space.muted ? 'member_muted' : 'yes';
  }),
);

/** Its name, description and address. */
export const mayEditSpace = policy('space.edit', (actor: User, space: SpaceFacts) =>
  among(actor, space, (role): Decision => (isAtLeast(role, 'moderator') ? 'yes' : 'forbidden')),
);

/** Who may read it, and whether it is still written in. A moderator can take back what they made themselves. */
export const mayManageSpace = policy('space.manage', (actor: User, space: SpaceFacts) =>
  among(actor, space, (role): Decision => {
    const own = space.createdBy === actor.userId && isAtLeast(role, 'moderator');
    return own || isAtLeast(role, 'admin') ? 'yes' : 'forbidden';
  }),
);

function orders(actor: User, community: CommunityFacts): Decision {
  const role = activeRole(community);
  if (role !== null && isAtLeast(role, 'moderator')) return 'yes';
  return maySeeCommunity.allows(actor, community) ? 'forbidden' : 'not_found';
}

/** To members each act is another question; others read it at most. */
function among(actor: User, space: SpaceFacts, decide: (role: MemberRole) => Decision): Decision {
  const role = activeRole(space.community);
  if (role !== null) return decide(role);
  return mayReadSpace.allows(actor, space) ? 'forbidden' : 'not_found';
}
