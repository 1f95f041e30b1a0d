import { publicAddress } from '../../core/config/address.ts';
import type { Config } from '../../core/config/settings.ts';
import type { Transaction } from '../../core/db/executor.ts';
import { sql } from '../../core/db/statement.ts';
import { enqueue } from '../../core/jobs/enqueue.ts';
import type { Vault } from '../../core/vault.ts';
import { type Language, renderMail } from './catalogue/render.ts';
import type { MailInput, MailType, Sender } from './catalogue/values.ts';
import { deliverMail } from './jobs.ts';

/** What writing a mail takes besides the mail: the kernel has it, and so has the command line. */
export interface PostOffice {
  readonly config: Pick<Config, 'name' | 'publicUrl' | 'port' | 'smtpUrl'>;
  readonly vault: Vault;
}

export interface NewMail<Type extends MailType = MailType> {
  readonly type: Type;
  readonly to: string;
  readonly language: Language;
  readonly values: MailInput<Type>;
  /** Not before this. */
  readonly at?: Date;
}

/** What its content is sealed for. */
export const vaultPurpose = 'mail';

/**
 * Writes a mail in the transaction of the act that causes it: it goes out exactly when the act is committed. Without a
 * mail server it is kept for whoever runs this one (weft mail).
 */
export async function queueMail<Type extends MailType>(
  tx: Transaction,
  { config, vault }: PostOffice,
  { type, to, language, values, at }: NewMail<Type>,
): Promise<string> {
  const { subject, text, html } = renderMail(type, language, values, senderOf(config));
  const status = config.smtpUrl === undefined ? 'kept' : 'queued';
  const content = vault.seal(vaultPurpose, JSON.stringify({ text, html }));
  const [row] = await tx.rows<{ id: string }>(sql`
    insert into email_jobs (type, recipient, language, subject, content, status, scheduled_at)
    values (${type}, ${to}, ${language}, ${subject}, ${content}, ${status}, coalesce(${at ?? null}, now()))
    returning id`);
  if (row === undefined) throw new Error('the new mail has no id');
  if (status === 'queued')
    await enqueue(tx, deliverMail, { mailId: row.id }, at === undefined ? {} : { runAt: at });
  return row.id;
}

export function senderOf(config: PostOffice['config']): Sender {
  return { server: config.name, address: publicAddress(config) };
}
