import type { MemberRole } from '@weft/contract/communities.ts';
import type { Operator, User } from '../../core/policy/actor.ts';
import { type Decision, policy } from '../../core/policy/policy.ts';
import { activeRole, type CommunityFacts, mayReadCommunity, maySeeCommunity } from '../communities/policy.ts';
import { isAtLeast } from '../communities/roles.ts';
import { type GoalPlace, mayReadPlace, partOf } from '../messages/policy.ts';

/** A goal as a rule sees it: its conversation is the place that says how the asker stands to it. */
export interface GoalFacts {
  readonly id: string;
  readonly studentId: string;
  readonly place: GoalPlace;
}

export type GoalsAs = 'student' | 'instructor' | 'admin';

/** From which role on one asks for goals as this. */
const leastFor: Readonly<Record<GoalsAs, MemberRole>> = {
  student: 'member',
  instructor: 'instructor',
  admin: 'admin',
};

export const mayListGoals = policy(
  'goal.list',
  (actor: User, { community, as }: { readonly community: CommunityFacts; readonly as: GoalsAs }) =>
    inside(actor, community, (role) => (isAtLeast(role, leastFor[as]) ? 'yes' : 'forbidden')),
);

export interface NewGoalFacts {
  readonly community: CommunityFacts;
  /** The asker may read and not write there now. */
  readonly muted: boolean;
  readonly studentId: string;
}

/** One's own; for somebody else by whoever could accompany it. */
export const maySetGoal = policy('goal.set', (actor: User, { community, muted, studentId }: NewGoalFacts) =>
  inside(actor, community, (role) => {
    if (studentId !== actor.userId && !isAtLeast(role, 'instructor')) return 'forbidden';
    return muted ? 'member_muted' : 'yes';
  }),
);

/** The student, those who accompany it, and admins: the rule of the conversation itself. */
export const mayReadGoal = policy('goal.read', (actor: User, { place }: GoalFacts) =>
  among(actor, place, () => 'yes'),
);

/** Its words and its date. */
export const mayEditGoal = policy('goal.edit', (actor: User, { place }: GoalFacts) =>
  among(actor, place, () => (place.muted ? 'member_muted' : 'yes')),
);

export const maySetGoalStatus = policy('goal.set-status', (actor: User, { place }: GoalFacts) =>
  among(actor, place, () => 'yes'),
);

/** Whom the student lets in is theirs to say, and for those who run the community. */
export const mayAddInstructor = policy('goal.add-instructor', (actor: User, { place }: GoalFacts) =>
  among(actor, place, () => letsIn(place)),
);

/** Who accompanies it can go. */
export const mayRemoveInstructor = policy(
  'goal.remove-instructor',
  (actor: User, { userId, place }: GoalFacts & { readonly userId: string }) =>
    among(actor, place, () => (userId === actor.userId ? 'yes' : letsIn(place))),
);

function letsIn(place: GoalPlace): Decision {
  const runs = place.role !== null && isAtLeast(place.role, 'admin');
  return partOf(place) === 'student' || runs ? 'yes' : 'forbidden';
}

function among(actor: User, place: GoalPlace, decide: () => Decision): Decision {
  return mayReadPlace.allows(actor, place) ? decide() : 'not_found';
}

function inside(
  actor: User | Operator,
  community: CommunityFacts,
  decide: (role: MemberRole) => Decision,
): Decision {
  const role = activeRole(community);
  if (role !== null && mayReadCommunity.allows(actor, community)) return decide(role);
  return maySeeCommunity.allows(actor, community) ? 'forbidden' : 'not_found';
}
