import type { Executor } from '../../src/core/db/executor.ts';
import { sql } from '../../src/core/db/statement.ts';
import { contentOf, type StoredMail } from '../../src/features/mail/queries.ts';
import { linkIn } from './mail-server.ts';
import { testVault } from './server.ts';

export interface ReadMail {
  readonly type: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly link: string;
  /** What stands behind the # of the link. */
  readonly token: string;
}

/** The mails that a test server without a mail server has kept for somebody, the oldest first. */
export async function mailsTo(db: Executor, to: string): Promise<ReadMail[]> {
  const mails = await db.rows<StoredMail>(sql`select * from email_jobs where recipient = ${to} order by id`);
  return mails.map((mail) => {
    const { text } = contentOf(testVault, mail);
    const link = linkIn(text);
    return { type: mail.type, to, subject: mail.subject, text, link, token: link.split('#')[1] ?? '' };
  });
}

export async function lastMailTo(db: Executor, to: string): Promise<ReadMail> {
  const mail = (await mailsTo(db, to)).at(-1);
  if (mail === undefined) throw new Error(`nobody has written to ${to}`);
  return mail;
}
