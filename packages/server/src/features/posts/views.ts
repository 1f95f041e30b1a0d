import { z } from 'zod';
import type { Database } from '../../core/db/database.ts';
import type { Transaction } from '../../core/db/executor.ts';
import { sql } from '../../core/db/statement.ts';
import type { JobRegistry } from '../../core/jobs/job.ts';
import { defineJob } from '../../core/jobs/job.ts';
import type { User } from '../../core/policy/actor.ts';
import type { Permit } from '../../core/policy/policy.ts';
import type { PostFacts } from './policy.ts';
import { tellStatsSoon } from './stats.ts';

const countViews = defineJob({ name: 'posts.count-views', payload: z.object({}) });
const forgetViews = defineJob({ name: 'posts.forget-views', payload: z.object({}) });

/** So many views at once: whoever likes one of these posts meanwhile waits no longer than that takes. */
const viewsAtOnce = 500;
/** A day is over everywhere by then, and a view of it is not sent again. */
const keptDays = 2;

/**
 * Once for each person and day; one's own does not count. The row is the viewer's alone: whoever looks at the same moment, and
 * whoever changes the counts of the post, is not waited for.
 */
export async function viewPost(
  tx: Transaction,
  { actor, subject }: Permit<'post.view', User, PostFacts>,
): Promise<void> {
  if (subject.authorId === actor.userId) return;
  await tx.rows(sql`
    insert into post_views (post_id, viewer_id) values (${subject.id}, ${actor.userId}) on conflict do nothing`);
}

/**
 * Adds what is not counted yet to the counts, and says how much that was. Marked and added in one transaction: each view counts
 * once, whoever else counts at the same moment and whenever the server dies. The smaller id first, as whoever else counts
 * several; who is told comes after, as with likes.
 */
export async function foldViews(tx: Transaction): Promise<number> {
  const viewed = await tx.rows<{ post_id: string; views: number }>(sql`
    with taken as (
      select post_id, viewer_id, day from post_views where not counted
      order by post_id limit ${viewsAtOnce} for update skip locked),
    marked as (
      update post_views v set counted = true from taken t
      where (v.post_id, v.viewer_id, v.day) = (t.post_id, t.viewer_id, t.day) returning v.post_id)
    select post_id, count(*)::integer as views from marked group by post_id order by post_id`);
  if (viewed.length === 0) return 0;
  const postIds = viewed.map(({ post_id: postId }) => postId);
  await tx.rows(sql`
    select from post_stats where post_id = any(${postIds}::bigint[]) order by post_id for no key update`);
  await tx.rows(sql`
    update post_stats s set views = s.views + x.views, version = s.version + 1
    from unnest(${postIds}::bigint[], ${viewed.map(({ views }) => views)}::integer[]) x (post_id, views)
    where s.post_id = x.post_id`);
  for (const postId of postIds) await tellStatsSoon(tx, postId);
  return viewed.reduce((sum, { views }) => sum + views, 0);
}

/** What nobody has counted yet stays, however old: the server may have stood still. */
export async function removeOldViews(tx: Transaction): Promise<number> {
  const gone = await tx.rows(sql`
    delete from post_views where (post_id, viewer_id, day) in (
      select post_id, viewer_id, day from post_views
      where counted and day < (now() at time zone 'utc')::date - ${keptDays}::integer limit 10000)
    returning post_id`);
  return gone.length;
}

export function viewJobs(jobs: JobRegistry): void {
  jobs.repeat(countViews, '*/30 * * * * *', { outside: (_, context) => untilNone(context, foldViews) });
  jobs.repeat(forgetViews, '13 * * * *', { outside: (_, context) => untilNone(context, removeOldViews) });
}

/** A transaction at a time, until one finds nothing. Stopped in the middle, it goes on next time. */
async function untilNone(
  { db, signal }: { readonly db: Database; readonly signal: AbortSignal },
  work: (tx: Transaction) => Promise<number>,
): Promise<void> {
  while (!signal.aborted && (await db.transaction(work)) > 0);
}
