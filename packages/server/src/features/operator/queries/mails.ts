import type { OperatorMail } from '@weft/contract/operator-work.ts';
import type { PageQuery } from '@weft/contract/page.ts';
import { id } from '@weft/contract/values.ts';
import { z } from 'zod';
import type { Executor } from '../../../core/db/executor.ts';
import { sql } from '../../../core/db/statement.ts';
import { decodeCursor, toPage } from '../../../core/http/cursor.ts';
import type { MailSummary } from '../../mail/queries.ts';
import type { Desk } from '../desk.ts';
import { mayReadMail, mayRetryMail } from '../policy.ts';

const mailKey = z.tuple([id]);

export async function listMailsOf(
  db: Executor,
  { actor }: Desk,
  { status, cursor, limit }: PageQuery & { readonly status?: MailSummary['status'] | undefined },
  mailServer: boolean,
) {
  const [before] = decodeCursor(mailKey, cursor) ?? [null];
  const rows = await db.rows<MailSummary>(sql`
    select id, type, recipient, language, subject, status, attempts, last_error, scheduled_at, sent_at, created_at
    from email_jobs
    where ${before === null ? sql`true` : sql`id < ${before}`}
      and ${ofStatus(status)}
    order by id desc
    limit ${limit + 1}`);
  const present = (row: MailSummary): OperatorMail => ({
    id: row.id,
    type: row.type,
    recipient: row.recipient,
    language: row.language,
    subject: row.subject,
    status: row.status,
    attempts: row.attempts,
    lastError: row.last_error,
    createdAt: row.created_at.toISOString(),
    scheduledAt: row.scheduled_at.toISOString(),
    sentAt: row.sent_at?.toISOString() ?? null,
    may: {
      retry: mayRetryMail.allows(actor, { id: row.id, status: row.status, mailServer }),
      read: mayReadMail.allows(actor, { id: row.id, status: row.status, mailServer }),
    },
  });
  return toPage(rows, limit, present, (row) => [row.id]);
}

/** Said twice where it is not `sent`: the index of what was not sent is only taken by who says so. */
function ofStatus(status: MailSummary['status'] | undefined) {
  if (status === undefined) return sql`true`;
  return status === 'sent' ? sql`status = 'sent'` : sql`status = ${status} and status <> 'sent'`;
}
