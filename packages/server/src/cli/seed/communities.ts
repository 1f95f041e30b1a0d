import type { MemberRole } from '@weft/contract/communities.ts';
import { sql } from '../../core/db/statement.ts';
import { operator } from '../../core/policy/actor.ts';
import {
  createCommunity,
  type NewCommunity,
  type Plan,
  setPlan,
} from '../../features/communities/commands.ts';
import {
  admit,
  leaveCommunity,
  setMemberRole,
  setMemberSuspended,
} from '../../features/communities/member-commands.ts';
import { readMemberFacts } from '../../features/communities/member-queries.ts';
import {
  mayCreateCommunity,
  mayLeave,
  maySetMemberRole,
  maySetPlan,
  maySuspendMember,
} from '../../features/communities/policy.ts';
import { readCommunityFacts } from '../../features/communities/queries.ts';
import { lockSeats } from '../../features/communities/seats.ts';
import { cast } from './cast.ts';
import { asUser, type Chapter, daysBefore, personIn, type Story } from './story.ts';

interface Told extends NewCommunity {
  readonly owner: string;
  /** How many days before the end of the story it began. */
  readonly days: number;
  readonly plan?: Plan;
  readonly roles: Readonly<Record<string, Exclude<MemberRole, 'owner' | 'member'>>>;
  readonly members: readonly string[];
  readonly suspended?: string;
  readonly left?: string;
}

const known = cast.filter(({ kind }) => kind !== 'new').map(({ username }) => username);
const every = (nth: number) => known.filter((_, n) => n % nth === 0);

const communities: readonly Told[] = [
  {
    ...{ name: 'Common Room', slug: 'common-room', visibility: 'public', owner: 'grace', days: 280 },
    description: 'Where everybody meets: questions, finds, and what is for lunch.',
    roles: { margaret: 'admin', radia: 'moderator', ken: 'moderator', barbara: 'instructor' },
    members: known,
    ...{ suspended: 'mallory', left: 'konrad' },
  },
  {
    ...{ name: 'Night Sky', slug: 'night-sky', visibility: 'private', owner: 'ada', days: 120 },
    description: 'Stars, seen from back gardens. By invite.',
    plan: { planTier: 'pro', seatLimit: 25, aiBudgetLimit: 5_000 },
    roles: { katherine: 'admin', emmy: 'moderator', annie: 'instructor' },
    members: every(3),
  },
  {
    ...{ name: 'Slow Readers', slug: 'slow-readers', visibility: 'public', owner: 'donald', days: 60 },
    description: 'One long book a season, a chapter a week, with people who have read it before.',
    roles: { sophie: 'admin', lynn: 'moderator', edsger: 'instructor', karen: 'instructor' },
    members: every(4),
    left: 'alonzo',
  },
];

/** One on the free plan where all meet, two more; every role is somewhere, and somebody went and was sent away. */
export const communityChapter: Chapter = {
  name: 'communities',
  async tell(story) {
    for (const told of communities) await begin(story, told);
  },
};

async function begin(story: Story, told: Told): Promise<void> {
  const { tx } = story;
  const owner = asUser(personIn(story, told.owner));
  const id = await createCommunity(tx, mayCreateCommunity.permit(operator, { userId: owner.userId }), told);
  if (told.plan !== undefined)
    await setPlan(tx, maySetPlan.permit(operator, await readCommunityFacts(tx, operator, id)), told.plan);
  for (const username of new Set([...Object.keys(told.roles), ...told.members]))
    if (username !== told.owner)
      await admit(tx, await lockSeats(tx, id), {
        ...{ communityId: id, role: 'member', userId: personIn(story, username).id },
      });
  await setBack(story, id, told.days);
  for (const [username, role] of Object.entries(told.roles)) {
    const member = await memberFacts(story, told, id, username);
    await setMemberRole(tx, maySetMemberRole.permit(owner, { ...member, newRole: role }), role);
  }
  if (told.suspended !== undefined) {
    const member = await memberFacts(story, told, id, told.suspended);
    await setMemberSuspended(tx, maySuspendMember.permit(owner, member), true);
  }
  if (told.left !== undefined) {
    const leaver = asUser(personIn(story, told.left));
    await leaveCommunity(tx, mayLeave.permit(leaver, await readCommunityFacts(tx, leaver, id)));
  }
}

async function memberFacts(story: Story, { owner }: Told, communityId: string, username: string) {
  const [row] = await story.tx.rows<{ id: string }>(sql`
    select id from members where community_id = ${communityId} and user_id = ${personIn(story, username).id}`);
  return readMemberFacts(story.tx, asUser(personIn(story, owner)), row?.id ?? '');
}

/** The commands write down the moment at which they run: it becomes the story's. People joined in their order. */
async function setBack(story: Story, communityId: string, days: number): Promise<void> {
  const began = daysBefore(story, days);
  await story.tx.rows(sql`
    update communities set created_at = ${began}, updated_at = ${began} where id = ${communityId}`);
  await story.tx.rows(sql`
    update members m set joined_at = x.at, created_at = x.at, updated_at = x.at
    from (
      select m.id, greatest(${began}::timestamptz, u.created_at)
        + (row_number() over (order by m.id) - 1) * interval '90 minutes' as at
      from members m join users u on u.id = m.user_id where m.community_id = ${communityId}) x
    where m.id = x.id`);
}
