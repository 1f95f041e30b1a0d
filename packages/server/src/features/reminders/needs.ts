import type { Executor } from '../../core/db/executor.ts';
import { sql } from '../../core/db/statement.ts';
import { waiting } from '../goals/present.ts';
import { takesPart } from '../messages/goal-people.ts';

/** Of these, who has a goal under way, takes part in it, and has written no note in any for this day. */
export async function withoutNote(
  db: Executor,
  userIds: readonly string[],
  day: string,
): Promise<ReadonlySet<string>> {
  const rows = await db.rows<{ id: string }>(sql`
    select u as id from unnest(${userIds}::bigint[]) u
    where exists (
        select from goals g join conversations v on v.goal_id = g.id
        join conversation_participants i on i.conversation_id = v.id and i.user_id = u and i.role = 'student'
        join members m on m.community_id = g.community_id and m.user_id = u
        where g.student_id = u and g.status = 'active' and ${takesPart(sql`i`, sql`m`)})
      and not exists (
        select from goals g join conversations v on v.goal_id = g.id
        join messages n on n.conversation_id = v.id
        where g.student_id = u and n.kind = 'daily_note' and n.target_date = ${day}
          and n.seq is not null and n.deleted_at is null)`);
  return new Set(rows.map(({ id }) => id));
}

export interface Digest {
  readonly id: string;
  /** Sent since the last digest. */
  readonly notes: number;
  /** Goals whose student waits for an answer. */
  readonly waiting: number;
}

/** Whoever had none for longer than this is told of no more. */
const longestDays = 7;

/** Of these, what each has to hear as an instructor. Those who have nothing to hear are left out. */
export async function digestsOf(db: Executor, userIds: readonly string[], now: Date): Promise<Digest[]> {
  return db.rows<Digest>(sql`
    select u.id, coalesce(sum(n.count), 0)::int as notes, count(*) filter (where w.since is not null)::int as waiting
    from (
      select u as id, greatest(${now}::timestamptz - make_interval(days => ${longestDays}), (
        select max(d.decided_at) from reminder_days d
        where d.user_id = u and d.kind = 'digest' and d.sent)) as since
      from unnest(${userIds}::bigint[]) u
    ) u
    join goal_instructors k on k.user_id = u.id
    join goals g on g.id = k.goal_id and g.status = 'active'
    join conversations v on v.goal_id = g.id
    join conversation_participants i on i.conversation_id = v.id and i.user_id = u.id and i.role = 'instructor'
    join members m on m.community_id = g.community_id and m.user_id = u.id
    left join lateral (
      select count(*) from messages n
      where n.conversation_id = v.id and n.author_id = g.student_id and n.kind in ('daily_note', 'activity', 'milestone')
        and n.seq is not null and n.deleted_at is null and n.sent_at > u.since
    ) n on true
    left join lateral (${waiting}) w on true
    where ${takesPart(sql`i`, sql`m`)}
    group by u.id
    having sum(n.count) > 0 or count(w.since) > 0`);
}
