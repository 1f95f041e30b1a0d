import type { Goal, GoalBase } from '@weft/contract/goals.ts';
import type { Executor } from '../../core/db/executor.ts';
import { prepared, sql } from '../../core/db/statement.ts';
import { Problem } from '../../core/http/problem.ts';
import type { User } from '../../core/policy/actor.ts';
import { isMuted } from '../communities/muted.ts';
import { readCommunityFacts } from '../communities/queries.ts';
import { readsGoal } from '../messages/goal-people.ts';
import { type GoalFacts, mayReadGoal, type NewGoalFacts } from './policy.ts';
import {
  type BaseRow,
  baseColumns,
  baseTables,
  factsOf,
  type GoalRow,
  goalColumns,
  goalTables,
  presentBase,
  presentGoal,
  type StandingRow,
  standingColumns,
  standingTables,
} from './present.ts';

/** Who may not know of it is for the policy to say. */
export async function readGoalFacts(db: Executor, actor: User, goalId: string): Promise<GoalFacts> {
  const [row] = await db.rows<StandingRow & BaseRow>(sql`
    select g.id, g.community_id, g.student_id, g.status, v.id as conversation_id, ${standingColumns}
    from ${baseTables} ${standingTables(actor.userId)} where g.id = ${goalId}`);
  if (row === undefined) throw new Problem('not_found');
  return factsOf(row);
}

export async function readNewGoalFacts(
  db: Executor,
  actor: User,
  communityId: string,
  studentId: string,
): Promise<NewGoalFacts> {
  const community = await readCommunityFacts(db, actor, communityId);
  const [own] = await db.rows<{ muted: boolean }>(sql`
    select ${isMuted(sql`m`)} as muted from members m
    where m.community_id = ${communityId} and m.user_id = ${actor.userId}`);
  return { community, studentId, muted: own?.muted ?? false };
}

export async function readGoal(db: Executor, actor: User, goalId: string): Promise<Goal> {
  const [row] = await db.rows<GoalRow>(prepared('goal')`
    select ${goalColumns()} from ${goalTables(actor.userId)} where g.id = ${goalId}`);
  if (row === undefined) throw new Problem('not_found');
  mayReadGoal.permit(actor, factsOf(row));
  return presentGoal(actor, row);
}

/** As it is now, for events. */
export async function readBase(db: Executor, goalId: string): Promise<GoalBase> {
  const [row] = await db.rows<BaseRow>(sql`select ${baseColumns} from ${baseTables} where g.id = ${goalId}`);
  if (row === undefined) throw new Error(`goal ${goalId} is not there`);
  return presentBase(row);
}

/** As they are now, those that somebody reads. */
export async function readReadableBases(
  db: Executor,
  userId: string,
  goalIds: readonly string[],
): Promise<Map<string, GoalBase>> {
  const rows = await db.rows<BaseRow>(sql`
    select ${baseColumns} from ${baseTables} ${standingTables(userId)}
    where g.id = any(${goalIds}) and ${readsGoal(sql`s`, sql`m`)}`);
  return new Map(rows.map((row) => [row.id, presentBase(row)]));
}
