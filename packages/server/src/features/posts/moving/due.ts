import { limits } from '@weft/contract/limits.ts';
import type { Executor, Transaction } from '../../../core/db/executor.ts';
import type { EngagementCommentsRow, PostsRow } from '../../../core/db/row-types.ts';
import { type Statement, sql } from '../../../core/db/statement.ts';

/** An old comment with what decides where it goes. */
export interface DueComment extends Omit<EngagementCommentsRow, 'moved_at' | 'trouble'> {
  /** Erased: what they wrote leaves a place without words. Null: nobody has this id. */
  readonly author_gone: boolean | null;
  /** Null: the post is not there. */
  readonly root_id: string | null;
  readonly post_depth: PostsRow['depth'] | null;
  readonly parent_post_id: string | null;
  readonly parent_status_id: string | null;
  /** Null: it is not moved yet, or not there. */
  readonly parent_depth: PostsRow['depth'] | null;
  readonly parent_trouble: EngagementCommentsRow['trouble'];
  readonly in_the_future: boolean;
}

const columns = (content: Statement) => sql`
  e.id, e.post_id, e.user_id, e.parent_comment_id, ${content} as content, e.created_at, e.status_id,
  case when u.id is not null then exists (
    select from account_erasures x where x.user_id = u.id and x.erased_at is not null) end as author_gone,
  coalesce(p.root_id, p.id) as root_id, p.depth as post_depth, a.post_id as parent_post_id, a.status_id as parent_status_id,
  case when a.moved_at is not null then m.depth end as parent_depth, a.trouble as parent_trouble,
  e.created_at > now() + interval '1 day' as in_the_future`;

/** `offset 0`: each is looked up by its key. Of so many a planner thinks that reading all there is costs less. */
const from = (table: Statement) => sql`
  ${table} e
  left join users u on u.id = e.user_id
  left join lateral (select * from posts p where p.id = e.post_id offset 0) p on true
  left join lateral (select * from engagement_comments a where a.id = e.parent_comment_id offset 0) a on true
  left join lateral (select * from posts m where m.id = a.status_id offset 0) m on true`;

/** What is moved together: all that stands on the posts of a lane, on one post, or what becomes one status. */
export type Part = { readonly lane: number } | { readonly postId: string } | { readonly statusId: string };

/** So many move at once, each alone in its lane: a parent is moved once, and what it hangs on stays what it is. */
export const lanes = 2;
const movingLock = 0x77656674636f6dn;

const laneOf = (postId: Statement) => sql`(hashint8(${postId}) & ${lanes - 1}::int)`;

function lockLane(tx: Transaction, part: Part): Promise<unknown> {
  const lane =
    'lane' in part
      ? sql`select ${part.lane}::int as lane`
      : 'postId' in part
        ? sql`select ${laneOf(sql`${part.postId}::bigint`)} as lane`
        : sql`select ${laneOf(sql`post_id`)} as lane from engagement_comments where status_id = ${part.statusId}`;
  return tx.rows(sql`select pg_advisory_xact_lock(${String(movingLock)}::bigint + lane) from (${lane}) l`);
}

function standsIn(part: Part): Statement {
  if ('lane' in part) return sql`${laneOf(sql`e.post_id`)} = ${part.lane}::int`;
  return 'postId' in part ? sql`e.post_id = ${part.postId}` : sql`e.status_id = ${part.statusId}`;
}

/** Where a batch ended: the next one begins behind it, and passes over nothing that is moved already. */
export interface After {
  readonly postId: string;
  readonly id: string;
}

/**
 * Some of what is due, post by post so that each post is counted once for many, and all of what that answers there and is due
 * itself, up to the top: a reply never comes before what it is a reply to. They are marked as moved, and so held until the end of the
 * transaction.
 */
export async function takeDue(
  tx: Transaction,
  { part, after, batch }: { readonly part: Part; readonly after: After | null; readonly batch: number },
): Promise<{ readonly comments: DueComment[]; readonly last: After | null }> {
  await lockLane(tx, part);
  const goesOn = after === null ? sql`true` : sql`(e.post_id, e.id) > (${after.postId}, ${after.id})`;
  const rows = await tx.rows<DueComment & { readonly asked: boolean }>(sql`
    with recursive asked as materialized (
      select e.id, e.post_id, e.parent_comment_id from engagement_comments e
      where e.moved_at is null and e.trouble is null and ${standsIn(part)} and ${goesOn} order by e.post_id, e.id limit ${batch}
    ), due as (
      select id, post_id, parent_comment_id from asked
      union
      select a.id, a.post_id, a.parent_comment_id from due cross join lateral (
        select * from engagement_comments a where a.id = due.parent_comment_id offset 0) a
      where a.post_id = due.post_id and a.moved_at is null and a.trouble is null
    ), taken as (
      update engagement_comments e set moved_at = now()
      where e.id in (select id from due) and e.moved_at is null and e.trouble is null returning e.*
    )
    select ${columns(sql`e.content`)}, e.id in (select id from asked) as asked
    from ${from(sql`taken`)} order by e.post_id, e.id`);
  const last = rows.findLast(({ asked }) => asked);
  return { comments: rows, last: last === undefined ? null : { postId: last.post_id, id: last.id } };
}

/** The next ones as they are, with as much of their words as decides whether they can be moved. */
export function peekDue(db: Executor, after: string, atMost: number): Promise<DueComment[]> {
  const content = sql`
    case when btrim(e.content, E' \\t\\r\\n') = '' then ''
      when length(e.content) > ${limits.postContent.max} then left(e.content, ${limits.postContent.max + 1}) else 'x' end`;
  return db.rows<DueComment>(sql`
    select ${columns(content)} from ${from(sql`engagement_comments`)}
    where e.moved_at is null and e.id > ${after} order by e.id limit ${atMost}`);
}
