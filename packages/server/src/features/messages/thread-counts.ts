import { type Statement, sql } from '../../core/db/statement.ts';

const said = (conversation: Statement) => sql`
  m.conversation_id = ${conversation} and m.seq is not null and m.deleted_at is null`;

/** How much of it was said and not taken back; without what one person said, who goes. */
export function replyCount(conversation: Statement, without: string | null = null): Statement {
  return sql`(
    select count(*)::integer from messages m
    where ${said(conversation)} and m.author_id is distinct from ${without}::bigint)`;
}

/** The three who spoke last, the last one first: each found from the end, however long it is. */
export function lastRepliers(conversation: Statement, without: string | null = null): Statement {
  const last = (but: Statement) => sql`
    select m.author_id as id from messages m
    where ${said(conversation)} and m.author_id is distinct from ${without}::bigint ${but} order by m.seq desc limit 1`;
  return sql`(
    select array_remove(array[a.id, b.id, c.id], null) from (select) one
    left join lateral (${last(sql``)}) a on true
    left join lateral (${last(sql`and m.author_id <> a.id`)}) b on true
    left join lateral (${last(sql`and m.author_id not in (a.id, b.id)`)}) c on true)`;
}
