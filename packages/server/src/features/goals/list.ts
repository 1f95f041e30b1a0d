import type { GoalStatus } from '@weft/contract/goals.ts';
import type { PageQuery } from '@weft/contract/page.ts';
import { id, time } from '@weft/contract/values.ts';
import { z } from 'zod';
import type { Executor } from '../../core/db/executor.ts';
import { type Statement, sql } from '../../core/db/statement.ts';
import { decodeCursor, toPage } from '../../core/http/cursor.ts';
import type { User } from '../../core/policy/actor.ts';
import type { Permit } from '../../core/policy/policy.ts';
import type { CommunityFacts } from '../communities/policy.ts';
import type { GoalsAs } from './policy.ts';
import { type GoalRow, goalColumns, goalTables, presentGoal } from './present.ts';

interface Wanted extends PageQuery {
  readonly status: GoalStatus;
  readonly studentId?: string | undefined | null;
  readonly instructorId?: string | undefined | null;
}

type MayList = Permit<'goal.list', User, { readonly community: CommunityFacts; readonly as: GoalsAs }>;

const key = z.tuple([time.nullable(), time, id]);

/** What waits comes first, the longest at the top; then what something was said about last. One that moves meanwhile may be met twice. */
export async function listGoalsOf(
  db: Executor,
  { actor, subject: { community, as } }: MayList,
  { status, studentId = null, instructorId = null, cursor, limit }: Wanted,
) {
  const rows = await db.rows<GoalRow>(sql`
    select ${goalColumns()} from ${goalTables(actor.userId)}
    where g.community_id = ${community.id} and g.status = ${status} and ${mine(as, actor.userId)}
      and (${studentId}::bigint is null or g.student_id = ${studentId})
      and (${instructorId}::bigint is null or ${isAccompaniedBy(instructorId)}) and ${goesOn(cursor)}
    order by w.since, case when w.since is null then v.last_activity_at end desc, g.id desc
    limit ${limit + 1}`);
  return toPage(
    rows,
    limit,
    (row) => presentGoal(actor, row),
    (row) => [row.waiting_since?.toISOString() ?? null, row.last_activity_at.toISOString(), row.id],
  );
}

function mine(as: GoalsAs, userId: string): Statement {
  if (as === 'admin') return sql`true`;
  return as === 'student' ? sql`g.student_id = ${userId}` : isAccompaniedBy(userId);
}

const isAccompaniedBy = (userId: string | null): Statement =>
  sql`g.id in (select i.goal_id from goal_instructors i where i.user_id = ${userId}::bigint)`;

function goesOn(cursor: string | undefined): Statement {
  const after = decodeCursor(key, cursor);
  if (after === undefined) return sql`true`;
  const [since, at, goalId] = after;
  return since === null
    ? sql`(w.since is null and (v.last_activity_at, g.id) < (${at}::timestamptz, ${goalId}::bigint))`
    : sql`(w.since is null or w.since > ${since}::timestamptz or (w.since = ${since}::timestamptz and g.id < ${goalId}))`;
}
