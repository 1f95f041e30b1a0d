import type { GoalDay } from '@weft/contract/goals.ts';
import type { Executor } from '../../core/db/executor.ts';
import { sql } from '../../core/db/statement.ts';
import type { User } from '../../core/policy/actor.ts';
import type { Permit } from '../../core/policy/policy.ts';
import type { GoalFacts } from './policy.ts';

/** Of what was said everybody who reads it learns; of what is being written, its author. */
export function listDaysOf(
  db: Executor,
  { actor, subject }: Permit<'goal.read', User, GoalFacts>,
  { from, until }: { readonly from: string; readonly until: string },
): Promise<GoalDay[]> {
  const { id } = subject.place;
  return db.rows<GoalDay>(sql`
    with said as (
      select m.target_date as date, count(*) filter (where m.kind = 'daily_note')::int as notes,
        count(*) filter (where m.kind = 'instructor_response')::int as feedback,
        count(*) filter (where m.kind = 'activity')::int as activities,
        count(*) filter (where m.kind = 'milestone')::int as milestones,
        (array_agg(m.id::text order by m.seq))[1] as first
      from messages m
      where m.conversation_id = ${id} and m.target_date between ${from}::date and ${until}::date
        and m.seq is not null and m.deleted_at is null
      group by m.target_date
    ), begun as (
      select distinct m.target_date as date from messages m
      where m.author_id = ${actor.userId} and m.is_draft and m.deleted_at is null and m.conversation_id = ${id}
        and m.target_date between ${from}::date and ${until}::date
    )
    select coalesce(s.date, b.date)::text as date, coalesce(s.notes, 0) as notes, coalesce(s.feedback, 0) as feedback,
      coalesce(s.activities, 0) as activities, coalesce(s.milestones, 0) as milestones, b.date is not null as draft,
      s.first as "firstMessageId"
    from said s full join begun b on b.date = s.date
    order by 1`);
}
