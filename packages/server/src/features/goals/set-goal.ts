import { goalsUnderWayAtMost, instructorsAtMost } from '@weft/contract/goals.ts';
import type { Transaction } from '../../core/db/executor.ts';
import type { MembersRow } from '../../core/db/row-types.ts';
import { sql } from '../../core/db/statement.ts';
import { Problem } from '../../core/http/problem.ts';
import type { User } from '../../core/policy/actor.ts';
import type { Permit } from '../../core/policy/policy.ts';
import { isAtLeast } from '../communities/roles.ts';
import { notifyOfGoal, tellOfGoal } from './events.ts';
import type { NewGoalFacts } from './policy.ts';

export interface NewGoal {
  readonly title: string;
  readonly description: string;
  readonly targetDate: string | null;
  readonly instructorIds: readonly string[];
}

/** With its conversation. Whoever sets it for somebody else accompanies it. */
export async function setGoal(
  tx: Transaction,
  { actor, subject }: Permit<'goal.set', User, NewGoalFacts>,
  { title, description, targetDate, instructorIds }: NewGoal,
): Promise<string> {
  const { studentId, community } = subject;
  const forOther = studentId !== actor.userId;
  const instructors = [...new Set([...(forOther ? [actor.userId] : []), ...instructorIds])];
  if (instructors.length > instructorsAtMost)
    throw new Problem('too_many_instructors', { members: { limit: instructorsAtMost } });
  await holdStudent(tx, community.id, studentId);
  await holdInstructors(tx, community.id, studentId, instructors);
  const [made] = await tx.rows<{ id: string }>(sql`
    with g as (
      insert into goals (community_id, student_id, title, description, target_date, created_by)
      values (${community.id}, ${studentId}, ${title}, ${description}, ${targetDate}::date, ${actor.userId})
      returning id, community_id
    ), i as (
      insert into goal_instructors (goal_id, user_id) select g.id, u from g, unnest(${instructors}::bigint[]) u
    )
    insert into conversations (kind, community_id, goal_id, last_activity_at)
    select 'goal', community_id, id, date_trunc('milliseconds', clock_timestamp()) from g returning goal_id as id`);
  if (made === undefined) throw new Error('the goal was not made');
  // A statement of its own: the trigger that keeps its people in the conversation's row has to find that row.
  await tx.rows(sql`
    insert into conversation_participants (conversation_id, user_id, role)
    select v.id, u.id, case when u.id = ${studentId} then 'student' else 'instructor' end
    from conversations v, unnest(${[studentId, ...instructors]}::bigint[]) u (id)
    where v.goal_id = ${made.id} order by u.id`);
  const goal = await tellOfGoal(tx, made.id, 'created');
  await notifyOfGoal(tx, 'goal.set', forOther ? [studentId] : [], goal, actor.userId);
  await notifyOfGoal(tx, 'goal.accompany', instructors, goal, actor.userId);
  return made.id;
}

/** The lock under which their goals are counted. */
async function holdStudent(tx: Transaction, communityId: string, studentId: string): Promise<void> {
  const [held] = await tx.rows(sql`
    select from members where community_id = ${communityId} and user_id = ${studentId} and status = 'active'
    for no key update`);
  if (held === undefined) throw new Problem('not_found');
  const [count] = await tx.rows<{ n: number }>(sql`
    select count(*)::int as n from goals
    where student_id = ${studentId} and community_id = ${communityId} and status = 'active'`);
  const use = count?.n ?? 0;
  if (use >= goalsUnderWayAtMost)
    throw new Problem('too_many_goals', { members: { limit: goalsUnderWayAtMost, use } });
}

/** They are instructors until the transaction ends. Nobody accompanies their own goal. */
export async function holdInstructors(
  tx: Transaction,
  communityId: string,
  studentId: string,
  userIds: readonly string[],
): Promise<void> {
  const held = await tx.rows<Pick<MembersRow, 'role'>>(sql`
    select role from members
    where community_id = ${communityId} and user_id = any(${userIds}::bigint[]) and status = 'active'
    order by user_id for share`);
  if (held.length < userIds.length) throw new Problem('not_found');
  if (userIds.includes(studentId) || !held.every(({ role }) => isAtLeast(role, 'instructor')))
    throw new Problem('not_an_instructor');
}
