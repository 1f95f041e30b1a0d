import type { MemberRole } from '@weft/contract/communities.ts';
import type { Goal, GoalBase } from '@weft/contract/goals.ts';
import type { Person } from '@weft/contract/people.ts';
import type { ConversationParticipantsRow, GoalsRow } from '../../core/db/row-types.ts';
import { type Statement, sql } from '../../core/db/statement.ts';
import type { User } from '../../core/policy/actor.ts';
import { isMuted } from '../communities/muted.ts';
import { personJson } from '../messages/cards.ts';
import { takenBy } from '../messages/places.ts';
import { butForMute, maySayIn } from '../messages/policy.ts';
import { type GoalFacts, mayAddInstructor, mayEditGoal } from './policy.ts';

export type BaseRow = Omit<GoalsRow, 'created_by' | 'updated_at'> & {
  readonly conversation_id: string;
  readonly student: Person;
  readonly instructors: Person[];
};

/** What everybody sees who sees a goal `g`, with its conversation `v`. */
export const baseColumns: Statement = sql`
  g.id, g.community_id, g.student_id, v.id as conversation_id, g.title, g.description, g.status,
  g.target_date::text as target_date, g.completed_at, g.created_at, g.version,
  (select ${personJson(sql`u`, sql`p`)} from users u join user_profiles p on p.user_id = u.id
   where u.id = g.student_id) as student,
  (select coalesce(jsonb_agg(${personJson(sql`u`, sql`p`)} order by i.created_at, u.id), '[]')
   from goal_instructors i join users u on u.id = i.user_id join user_profiles p on p.user_id = u.id
   where i.goal_id = g.id) as instructors`;

export const baseTables: Statement = sql`goals g join conversations v on v.goal_id = g.id`;

export interface StandingRow {
  readonly role: MemberRole | null;
  readonly takes: ConversationParticipantsRow['role'] | null;
  readonly muted: boolean;
}

export type GoalRow = BaseRow &
  StandingRow & {
    readonly last_activity_at: Date;
    readonly waiting_since: Date | null;
    readonly progress: number | null;
  };

/** How the reader stands to it: `m` in the community, `s` in the conversation. */
export const standingColumns: Statement = sql`m.role, s.role as takes, ${isMuted(sql`m`)} as muted`;

export const standingTables = (readerId: string): Statement => sql`
  left join members m on m.community_id = g.community_id and m.user_id = ${readerId} and m.status = 'active'
  left join conversation_participants s on s.conversation_id = v.id and s.user_id = ${readerId}`;

/**
 * Since when the student waits for an answer: since the first of what they noted after anybody else's last word. Where somebody
 * else spoke last, nothing waits, and nothing is looked for.
 */
export const waiting: Statement = sql`
  select n.sent_at as since from messages n
  where v.last_repliers[1] = g.student_id and n.conversation_id = v.id and n.deleted_at is null
    and n.kind in ('daily_note', 'activity', 'milestone') and n.seq > coalesce((
      select o.seq from messages o
      where o.conversation_id = v.id and o.seq is not null and o.author_id <> g.student_id and o.deleted_at is null
      order by o.seq desc limit 1), 0)
  order by n.seq limit 1`;

export function goalColumns(): Statement {
  return sql`${baseColumns}, ${standingColumns}, v.last_activity_at, w.since as waiting_since,
    (select n.progress from messages n
     where n.conversation_id = v.id and n.target_date is not null and n.seq is not null and n.deleted_at is null
       and n.progress is not null
     order by n.target_date desc, n.seq desc limit 1) as progress`;
}

export const goalTables = (readerId: string): Statement => sql`
  ${baseTables} ${standingTables(readerId)} left join lateral (${waiting}) w on true`;

export function presentBase(row: BaseRow): GoalBase {
  return {
    ...{ id: row.id, communityId: row.community_id, conversationId: row.conversation_id },
    ...{ student: row.student, instructors: row.instructors },
    ...{ title: row.title, description: row.description, status: row.status, targetDate: row.target_date },
    completedAt: row.completed_at?.toISOString() ?? null,
    createdAt: row.created_at.toISOString(),
    version: Number(row.version),
  };
}

export function factsOf(
  row: StandingRow & Pick<BaseRow, 'id' | 'community_id' | 'student_id' | 'conversation_id' | 'status'>,
): GoalFacts {
  return {
    ...{ id: row.id, studentId: row.student_id },
    place: {
      ...{ kind: 'goal', id: row.conversation_id, communityId: row.community_id, role: row.role },
      ...{ takes: takenBy(row.takes), archived: row.status === 'archived', muted: row.muted },
    },
  };
}

export function presentGoal(actor: User, row: GoalRow): Goal {
  const { place, ...facts } = factsOf(row);
  const now = { ...facts, place: { ...place, muted: false } };
  return {
    ...presentBase(row),
    lastActivityAt: row.last_activity_at.toISOString(),
    waitingSince: row.waiting_since?.toISOString() ?? null,
    progress: row.progress,
    may: {
      write: maySayIn.allows(actor, butForMute(place)),
      edit: mayEditGoal.allows(actor, now),
      changeInstructors: mayAddInstructor.allows(actor, now),
    },
  };
}
