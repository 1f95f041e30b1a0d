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

const tables = sql`
  engagement_comments e
  left join users u on u.id = e.user_id
  left join posts p on p.id = e.post_id
  left join engagement_comments a on a.id = e.parent_comment_id
  left join posts m on m.id = a.status_id`;

/** Whoever moves is alone: a parent is moved once, and what it hangs on stays what it is. */
const movingLock = 0x77656674636f6dn;

/**
 * Some of what is due, and all of what that answers and is due itself, up to the top: a reply never comes before what it is a
 * reply to. Held until the end of the transaction.
 */
export async function takeDue(tx: Transaction, which: Statement, atMost: number): Promise<DueComment[]> {
  await tx.rows(sql`select pg_advisory_xact_lock(${String(movingLock)}::bigint)`);
  return tx.rows<DueComment>(sql`
    with recursive due as (
      (select e.id, e.parent_comment_id from engagement_comments e
       where e.moved_at is null and e.trouble is null and ${which} order by e.id limit ${atMost})
      union
      select a.id, a.parent_comment_id from due join engagement_comments a on a.id = due.parent_comment_id
      where a.moved_at is null and a.trouble is null
    )
    select ${columns(sql`e.content`)}
    from ${tables}
    where e.id in (select id from due) and e.moved_at is null
    order by e.id for no key update of e`);
}

/** The next ones as they are, with as much of their words as decides whether they can be moved. */
export function peekDue(db: Executor, after: string, atMost: number): Promise<DueComment[]> {
  const content = sql`
    case when btrim(e.content, E' \\t\\r\\n') = '' then ''
      when length(e.content) > ${limits.postContent.max} then left(e.content, ${limits.postContent.max + 1}) else 'x' end`;
  return db.rows<DueComment>(sql`
    select ${columns(content)} from ${tables}
    where e.moved_at is null and e.id > ${after} order by e.id limit ${atMost}`);
}
