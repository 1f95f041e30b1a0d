import { type Statement, sql } from '../../core/db/statement.ts';

/** One of the two has blocked the other: the one piece of SQL that says so. Whatever keeps people apart asks it. */
export function areApart(one: Statement, other: Statement): Statement {
  return sql`(
    exists (select from blocks x where x.blocker_id = ${one} and x.blocked_id = ${other})
    or exists (select from blocks x where x.blocker_id = ${other} and x.blocked_id = ${one}))`;
}
