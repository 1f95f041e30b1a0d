import type { GoalMilestone } from '@weft/contract/goals.ts';
import type { Executor } from '../../core/db/executor.ts';
import { sql } from '../../core/db/statement.ts';
import type { User } from '../../core/policy/actor.ts';
import type { Permit } from '../../core/policy/policy.ts';
import { personJson } from '../messages/cards.ts';
import type { GoalFacts } from './policy.ts';

const shown = 200;

/** As much of each as helps to know it again. */
const wordsShown = 200;

/** The latest, in the order of their dates. */
export async function listMilestonesOf(
  db: Executor,
  { subject }: Permit<'goal.read', User, GoalFacts>,
): Promise<GoalMilestone[]> {
  const rows = await db.rows<GoalMilestone>(sql`
    select m.id as "messageId", m.target_date::text as date, m.progress, left(m.content, ${wordsShown}) as content,
      ${personJson(sql`u`, sql`p`)} as author
    from messages m join users u on u.id = m.author_id join user_profiles p on p.user_id = u.id
    where m.conversation_id = ${subject.place.id} and m.kind = 'milestone' and m.target_date is not null
      and m.seq is not null and m.deleted_at is null
    order by m.target_date desc, m.seq desc limit ${shown}`);
  return rows.toReversed();
}
