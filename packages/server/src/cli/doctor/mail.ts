import { countMails } from '../../features/mail/queries.ts';
import { mailServer, senderAddress } from '../../features/mail/smtp.ts';
import type { Check, Finding } from './finding.ts';

/** Whether mails can go out: the mail server is asked, up to signing in, and nothing is sent. */
export const mailCheck: Check = {
  name: 'mail',
  async run({ config, db }) {
    const server = mailServer(config);
    const { kept, failed, late } = await countMails(db);
    if (server === undefined)
      return {
        state: 'note',
        says: `no mail server is set; ${kept} kept`,
        advice: kept > 0 ? 'weft mail list shows them, WEFT_SMTP_URL names a server' : 'Set WEFT_SMTP_URL.',
      };
    const refusal = await server.verify().then(
      () => undefined,
      (error: Error) => error.message,
    );
    if (refusal !== undefined)
      return {
        state: 'problem',
        says: `the mail server says no: ${refusal}`,
        advice: 'Look at WEFT_SMTP_*.',
      };
    const says = `the mail server lets us in; from ${senderAddress(config)}; ${failed} failed, ${late} overdue`;
    return advised(says, { noAddress: config.publicUrl === undefined, waiting: failed + late + kept });
  },
};

function advised(says: string, found: { noAddress: boolean; waiting: number }): Omit<Finding, 'check'> {
  if (found.noAddress)
    return { state: 'note', says, advice: 'Set WEFT_URL: links in mails lead to localhost without it.' };
  if (found.waiting > 0) return { state: 'note', says, advice: 'weft mail list, weft mail retry' };
  return { state: 'ok', says };
}
