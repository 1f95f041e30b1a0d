import type { Executor } from '../db/executor.ts';
import type { JobsRow } from '../db/row-types.ts';
import { sql } from '../db/statement.ts';

export type JobRow = Pick<
  JobsRow,
  'id' | 'name' | 'state' | 'run_at' | 'attempts' | 'max_attempts' | 'last_error' | 'finished_at'
>;

/** For `weft jobs` and the operator's page: what is under way first, then what waits, then what ended last. */
export function listJobs(
  db: Executor,
  filter: { state?: string | undefined; name?: string | undefined; limit: number },
) {
  return db.rows<JobRow>(sql`
    select id, name, state, run_at, attempts, max_attempts, last_error, finished_at
    from jobs
    where (${filter.state ?? null}::text is null or state = ${filter.state ?? null})
      and (${filter.name ?? null}::text is null or name = ${filter.name ?? null})
    order by array_position(array['running', 'queued', 'failed', 'done'], state), coalesce(finished_at, run_at) desc
    limit ${filter.limit}`);
}

export function countJobs(db: Executor) {
  return db.rows<{ name: string; state: JobRow['state']; count: string; oldest: Date }>(sql`
    select name, state, count(*) as count, min(run_at) as oldest from jobs group by name, state order by name, state`);
}

/** A failed job gets all its attempts anew. */
export async function retryJob(db: Executor, id: string): Promise<boolean> {
  const retried = await db.rows(sql`
    update jobs set state = 'queued', attempts = 0, run_at = now(), finished_at = null
    where id = ${id} and state = 'failed' returning id`);
  return retried.length > 0;
}

export async function removeFinished(db: Executor, keepDays: number): Promise<number> {
  const removed = await db.rows(sql`
    delete from jobs where id in (
      select id from jobs where state in ('done', 'failed') and finished_at < now() - make_interval(days => ${keepDays})
      order by finished_at limit 5000)
    returning id`);
  return removed.length;
}
