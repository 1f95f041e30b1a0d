import type { Executor, Transaction } from '../../core/db/executor.ts';
import { sql } from '../../core/db/statement.ts';
import { enqueue } from '../../core/jobs/enqueue.ts';
import { deliverMail } from './jobs.ts';

const keepDays = 30;

/** Gives mails that were kept, failed or are overdue all their attempts anew: one, or all of a state. How many it were. */
export async function retryMails(
  tx: Transaction,
  which: { readonly id: string } | { readonly status: 'kept' | 'failed' },
): Promise<number> {
  const id = 'id' in which ? which.id : null;
  const status = 'status' in which ? which.status : null;
  const again = await tx.rows<{ id: string }>(sql`
    update email_jobs set status = 'queued', attempts = 0, scheduled_at = now()
    where status in ('kept', 'failed', 'queued') and (id = ${id} or status = ${status})
    returning id`);
  for (const mail of again) await enqueue(tx, deliverMail, { mailId: mail.id }, { uniqueKey: mail.id });
  return again.length;
}

/** What was sent is on record for a month; what could not be is forgotten as well, since its links are long dead. */
export async function removeOld(db: Executor): Promise<void> {
  await db.rows(sql`delete from email_jobs where created_at < now() - make_interval(days => ${keepDays})`);
}
