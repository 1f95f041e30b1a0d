import type { Executor } from '../../core/db/executor.ts';
import { sql } from '../../core/db/statement.ts';
import { type Vault, VaultError } from '../../core/vault.ts';
import { deliverMail } from './jobs.ts';
import { contentOf, readMail, type StoredMail } from './queries.ts';
import { MailRefused, type MailSettings, mailServer, senderAddress } from './smtp.ts';

export interface Delivery {
  readonly db: Executor;
  readonly config: MailSettings;
  readonly vault: Vault;
  readonly signal: AbortSignal;
}

/**
 * Tries to hand one mail to the mail server. Throws when it should be tried again; the job's backoff says when. Between
 * the server's yes and our writing it down nothing holds both: a crash there sends the mail twice, under one Message-ID.
 */
export async function deliver(mailId: string, { db, config, vault, signal }: Delivery): Promise<void> {
  const mail = await readMail(db, mailId);
  if (mail?.status !== 'queued') return;
  const server = mailServer(config);
  if (server === undefined) return settle(db, mail, 'kept', 'No mail server is set.');
  try {
    const { text, html } = contentOf(vault, mail);
    const messageId = `<weft.${mail.id}@${senderAddress(config).split('@')[1]}>`;
    const { recipient: to, subject, language } = mail;
    await unlessStopped(signal, server.send({ messageId, to, subject, language, text, html }));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const forGood = error instanceof VaultError || (error instanceof MailRefused && error.forGood);
    const last = mail.attempts + 1 >= deliverMail.maxAttempts;
    await settle(db, mail, forGood || last ? 'failed' : 'queued', reason);
    if (forGood || last) return;
    throw new Error(`mail ${mail.id} was not taken: ${reason}`);
  }
  await settle(db, mail, 'sent', null);
}

/** What opens things is forgotten once the mail is on its way: its content goes with being sent. */
async function settle(
  db: Executor,
  { id }: StoredMail,
  status: StoredMail['status'],
  reason: string | null,
): Promise<void> {
  await db.rows(sql`
    update email_jobs set status = ${status}, attempts = attempts + 1, last_error = ${reason?.slice(0, 2000) ?? null},
      sent_at = case when ${status} = 'sent' then now() end,
      content = case when ${status} = 'sent' then null else content end
    where id = ${id} and status = 'queued'`);
}

/** A mail server that hangs does not hold up a stop: the attempt is given up and made again after the start. */
function unlessStopped(signal: AbortSignal, sending: Promise<void>): Promise<void> {
  const stopped = new Promise<never>((_resolve, reject) => {
    const giveUp = () => reject(new MailRefused('This server was stopped meanwhile.', false));
    if (signal.aborted) giveUp();
    else signal.addEventListener('abort', giveUp, { once: true });
  });
  return Promise.race([sending, stopped]);
}
