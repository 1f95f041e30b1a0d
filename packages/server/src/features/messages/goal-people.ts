import { type Statement, sql } from '../../core/db/statement.ts';

/**
 * By their participant row `i` and their row of members `m`, both of which may be missing: the student of a goal, or an
 * instructor who is still one in the community. The same as `partOf` says of a place.
 */
export const takesPart = (i: Statement, m: Statement): Statement => sql`
  (${m}.status = 'active' and (${i}.role = 'student' or ${i}.role = 'instructor' and ${m}.role <> 'member'))`;

/** Likewise: admins read it, too. */
export const readsGoal = (i: Statement, m: Statement): Statement => sql`
  (${m}.status = 'active' and (${m}.role in ('owner', 'admin') or ${takesPart(i, m)}))`;

/** Those who take part in the goal's conversation `v` now: in their own rooms is told what happens there. */
export const goalPeople = (v: Statement): Statement => sql`
  select i.user_id from conversation_participants i
  join members m on m.community_id = ${v}.community_id and m.user_id = i.user_id
  where i.conversation_id = ${v}.id and ${takesPart(sql`i`, sql`m`)}`;

/** Goals' conversations that somebody takes part in. */
export const goalsOf = (userId: string): Statement => sql`
  select v.id from conversation_participants i
  join conversations v on v.id = i.conversation_id and v.kind = 'goal'
  join members m on m.community_id = v.community_id and m.user_id = i.user_id
  where i.user_id = ${userId} and i.role in ('student', 'instructor') and ${takesPart(sql`i`, sql`m`)}`;
