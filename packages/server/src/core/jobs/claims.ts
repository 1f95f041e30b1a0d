import type { Executor } from '../db/executor.ts';
import type { JobsRow } from '../db/row-types.ts';
import { sql } from '../db/statement.ts';

export type Claim = Pick<JobsRow, 'id' | 'name' | 'payload' | 'attempts' | 'max_attempts'>;

export const leaseSeconds = 60;

/**
 * Takes due jobs, and running ones whose worker fell silent. SKIP LOCKED: workers never wait for each other. Planned each
 * time, for a queue's size changes faster than a kept plan: see outbox/stamp.ts.
 */
export function claimDue(db: Executor, names: readonly string[], limit: number): Promise<Claim[]> {
  return db.rows<Claim>(sql`
    with due as (
      select id from jobs where state = 'queued' and run_at <= now() and name = any(${names})
      order by run_at, id limit ${limit} for update skip locked
    ), orphaned as (
      select id from jobs where state = 'running' and locked_until < now() and name = any(${names})
      order by locked_until limit ${limit} for update skip locked
    )
    update jobs set state = 'running', attempts = attempts + 1,
      locked_until = now() + make_interval(secs => ${leaseSeconds})
    where id in (select id from due union all select id from orphaned limit ${limit})
    returning id, name, payload, attempts, max_attempts`);
}

/** The attempt number fences: a worker that lost its lease can neither finish nor prolong somebody else's attempt. */
export async function finish(db: Executor, claim: Claim): Promise<boolean> {
  const done = await db.rows(sql`
    update jobs set state = 'done', finished_at = now(), locked_until = null, last_error = null
    where id = ${claim.id} and state = 'running' and attempts = ${claim.attempts} returning id`);
  return done.length > 0;
}

export async function prolong(db: Executor, claim: Claim): Promise<boolean> {
  const kept = await db.rows(sql`
    update jobs set locked_until = now() + make_interval(secs => ${leaseSeconds})
    where id = ${claim.id} and state = 'running' and attempts = ${claim.attempts} returning id`);
  return kept.length > 0;
}

/** Queued again after a pause, or failed for good once its attempts are used up. */
export async function giveBack(
  db: Executor,
  claim: Claim,
  error: string,
  pauseSeconds: number,
): Promise<void> {
  const last = claim.attempts >= claim.max_attempts;
  await db.rows(sql`
    update jobs set
      state = ${last ? 'failed' : 'queued'},
      finished_at = case when ${last} then now() end,
      run_at = now() + make_interval(secs => ${pauseSeconds}),
      locked_until = null,
      -- Meanwhile the same key may have been enqueued anew; this one goes on without it.
      unique_key = null,
      last_error = ${error.slice(0, 2000)}
    where id = ${claim.id} and state = 'running' and attempts = ${claim.attempts}`);
}
