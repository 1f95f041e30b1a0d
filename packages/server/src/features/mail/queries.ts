import { z } from 'zod';
import type { Executor } from '../../core/db/executor.ts';
import type { EmailJobsRow } from '../../core/db/row-types.ts';
import { sql } from '../../core/db/statement.ts';
import type { Vault } from '../../core/vault.ts';
import { vaultPurpose } from './queue.ts';

export type StoredMail = EmailJobsRow;
export type MailSummary = Omit<EmailJobsRow, 'content'>;

const content = z.object({ text: z.string(), html: z.string() });
export type MailContent = z.output<typeof content>;

export const mailStates = [
  'queued',
  'sent',
  'failed',
  'kept',
] as const satisfies readonly EmailJobsRow['status'][];

export async function readMail(db: Executor, id: string): Promise<StoredMail | undefined> {
  const [row] = await db.rows<StoredMail>(sql`select * from email_jobs where id = ${id}`);
  return row;
}

/** Throws VaultError when it was sealed elsewhere. Only what has not been sent has content. */
export function contentOf(vault: Vault, mail: Pick<StoredMail, 'content'>): MailContent {
  if (mail.content === null) throw new Error('this mail has been sent');
  return content.parse(JSON.parse(vault.open(vaultPurpose, mail.content)));
}

/** The newest first. */
export function listMails(db: Executor, filter: { status?: string | undefined; limit: number }) {
  return db.rows<MailSummary>(sql`
    select id, type, recipient, language, subject, status, attempts, last_error, scheduled_at, sent_at, created_at
    from email_jobs
    where ${filter.status ?? null}::text is null or status = ${filter.status ?? null}
    order by id desc
    limit ${filter.limit}`);
}

export interface MailCounts {
  readonly kept: number;
  readonly failed: number;
  /** Should have gone ten minutes ago. */
  readonly late: number;
}

export async function countMails(db: Executor): Promise<MailCounts> {
  const [row] = await db.rows<MailCounts>(sql`
    select count(*) filter (where status = 'kept')::int as kept, count(*) filter (where status = 'failed')::int as failed,
      (select count(*) from email_jobs where status = 'queued' and scheduled_at < now() - interval '10 minutes')::int as late
    from email_jobs where status in ('kept', 'failed')`);
  return row ?? { kept: 0, failed: 0, late: 0 };
}
