import { type GoalStatus, instructorsAtMost } from '@weft/contract/goals.ts';
import type { Transaction } from '../../core/db/executor.ts';
import type { GoalsRow } from '../../core/db/row-types.ts';
import { sql } from '../../core/db/statement.ts';
import { Problem } from '../../core/http/problem.ts';
import type { User } from '../../core/policy/actor.ts';
import type { Permit } from '../../core/policy/policy.ts';
import { recordAct } from '../audit/record.ts';
import { partOf } from '../messages/policy.ts';
import { notifyOfGoal, tellOfGoal, tellOfLeaving } from './events.ts';
import type { GoalFacts } from './policy.ts';
import { readBase } from './queries.ts';
import { holdInstructors } from './set-goal.ts';

/*
 * The goal's row is the lock of all of these, before its conversation's. Who accompanies it stands in two tables, which are
 * written here and nowhere else: in plain sight, the one after the other, rather than by a trigger.
 */

export interface GoalChanges {
  readonly title?: string | undefined | null;
  readonly description?: string | undefined | null;
  readonly targetDate?: string | null | undefined;
  readonly version: number;
}

export async function editGoal(
  tx: Transaction,
  permit: Permit<'goal.edit', User, GoalFacts>,
  { title = null, description = null, targetDate, version }: GoalChanges,
): Promise<void> {
  const { id } = permit.subject;
  const now = await lock(tx, id);
  if (Number(now.version) !== version)
    throw new Problem('conflict', { members: { goal: await readBase(tx, id) } });
  const changed = await tx.rows(sql`
    update goals g set title = n.title, description = n.description, target_date = n.target_date, version = version + 1
    from (select coalesce(${title}, o.title) as title, coalesce(${description}, o.description) as description,
        case when ${targetDate !== undefined} then ${targetDate ?? null}::date else o.target_date end as target_date
      from goals o where o.id = ${id}) n
    where g.id = ${id} and (g.title, g.description, g.target_date) is distinct from (n.title, n.description, n.target_date)
    returning g.id`);
  if (changed.length === 0) return;
  await tellOfGoal(tx, id, 'updated');
  await remember(tx, permit);
}

/** What is put away is read, not written: said on the row that a send takes. */
export async function setGoalStatus(
  tx: Transaction,
  permit: Permit<'goal.set-status', User, GoalFacts>,
  status: GoalStatus,
): Promise<void> {
  const { id } = permit.subject;
  if ((await lock(tx, id)).status === status) return;
  await tx.rows(sql`
    update goals set status = ${status}, version = version + 1,
      completed_at = case ${status} when 'active' then null
        when 'completed' then coalesce(completed_at, date_trunc('milliseconds', clock_timestamp())) else completed_at end
    where id = ${id}`);
  await tx.rows(sql`
    update conversations set closed = ${status === 'archived'}, version = version + 1
    where goal_id = ${id} and closed <> ${status === 'archived'}`);
  await tellOfGoal(tx, id, 'updated');
  await remember(tx, permit, { status });
}

/** They read all of it; what was said before is no news to them. */
export async function addInstructor(
  tx: Transaction,
  permit: Permit<'goal.add-instructor', User, GoalFacts>,
  userId: string,
): Promise<void> {
  const { actor, subject } = permit;
  const { id, place, studentId } = subject;
  await holdInstructors(tx, place.communityId, studentId, [userId]);
  await lock(tx, id);
  const [count] = await tx.rows<{ n: number; inside: boolean }>(sql`
    select count(*)::int as n, coalesce(bool_or(user_id = ${userId}), false) as inside
    from goal_instructors where goal_id = ${id}`);
  if (count?.inside === true) return;
  if ((count?.n ?? 0) >= instructorsAtMost)
    throw new Problem('too_many_instructors', { members: { limit: instructorsAtMost } });
  await tx.rows(sql`insert into goal_instructors (goal_id, user_id) values (${id}, ${userId})`);
  await tx.rows(sql`select from conversations where id = ${place.id} for no key update`);
  await tx.rows(sql`
    insert into conversation_participants (conversation_id, user_id, role, last_read_seq, since_seq)
    select id, ${userId}, 'instructor', last_seq, last_seq from conversations where id = ${place.id}`);
  await tx.rows(sql`update goals set version = version + 1 where id = ${id}`);
  const goal = await tellOfGoal(tx, id, 'updated');
  await notifyOfGoal(tx, 'goal.accompany', [userId], goal, actor.userId);
  await remember(tx, permit, { userId });
}

/** At once: whoever has it open is out of its room before anything more is told. */
export async function removeInstructor(
  tx: Transaction,
  permit: Permit<'goal.remove-instructor', User, GoalFacts & { readonly userId: string }>,
): Promise<void> {
  const { id, userId } = permit.subject;
  await lock(tx, id);
  if (!(await takeOut(tx, id, userId))) throw new Problem('not_found');
  await remember(tx, permit, { userId });
}

/** Whose row is locked already. False: they did not accompany it. */
export async function takeOut(tx: Transaction, goalId: string, userId: string): Promise<boolean> {
  const gone = await tx.rows(sql`
    delete from goal_instructors where goal_id = ${goalId} and user_id = ${userId} returning goal_id`);
  if (gone.length === 0) return false;
  await tx.rows(sql`
    delete from conversation_participants p using conversations v
    where v.goal_id = ${goalId} and p.conversation_id = v.id and p.user_id = ${userId} and p.role = 'instructor'`);
  await tx.rows(sql`update goals set version = version + 1 where id = ${goalId}`);
  await tellOfLeaving(tx, userId, await readBase(tx, goalId));
  await tellOfGoal(tx, goalId, 'updated');
  return true;
}

async function lock(tx: Transaction, goalId: string): Promise<Pick<GoalsRow, 'status' | 'version'>> {
  const [row] = await tx.rows<Pick<GoalsRow, 'status' | 'version'>>(
    sql`select status, version from goals where id = ${goalId} for no key update`,
  );
  if (row === undefined) throw new Problem('not_found');
  return row;
}

/** By somebody who takes no part in it, it is a privileged act. */
async function remember(
  tx: Transaction,
  { act, actor, subject }: Permit<string, User, GoalFacts>,
  detail: Readonly<Record<string, string>> = {},
): Promise<void> {
  if (partOf(subject.place) === null)
    await recordAct(tx, { act, actor, subject: `goal:${subject.id}`, detail });
}
