import { Cron } from 'croner';
import type { Database } from '../db/database.ts';
import { sql } from '../db/statement.ts';
import { enqueue } from './enqueue.ts';
import type { Recurring } from './job.ts';

/** The latest time at or before `now` that the pattern names, if it is later than `since`. */
export function dueSince(cron: string, since: Date, now: Date): Date | undefined {
  const pattern = new Cron(cron, { timezone: 'UTC', paused: true });
  const [last] = pattern.previousRuns(1, new Date(now.getTime() + 1));
  return last !== undefined && last !== null && last > since ? last : undefined;
}

/**
 * Enqueues what has come due. After a standstill a recurring job is made up for once, not once per missed time;
 * of several nodes, the one whose update wins enqueues.
 */
export async function enqueueRecurring(
  db: Database,
  recurring: readonly Recurring[],
  now: Date,
): Promise<void> {
  for (const { job, cron } of recurring) {
    await db.transaction(async (tx) => {
      const [known] = await tx.rows<{ last: Date }>(sql`
        insert into job_schedules (name, cron, last_enqueued_at) values (${job.name}, ${cron}, ${now})
        on conflict (name) do update set cron = excluded.cron
        returning last_enqueued_at as last`);
      const due = known === undefined ? undefined : dueSince(cron, known.last, now);
      if (due === undefined) return;
      await tx.rows(sql`update job_schedules set last_enqueued_at = ${due} where name = ${job.name}`);
      await enqueue(tx, job, {}, { uniqueKey: 'recurring' });
    });
  }
}
