import { listMails, readKeptMail, retryMail, retryMails } from '@weft/contract/operator-work.ts';
import { Problem } from '../../../core/http/problem.ts';
import type { Kernel } from '../../../core/kernel.ts';
import { recordAct } from '../../audit/record.ts';
import * as commands from '../../mail/commands.ts';
import { contentOf, readMail } from '../../mail/queries.ts';
import type { DeskRoutes } from '../desk.ts';
import { mayReadMail, mayRetryMail } from '../policy.ts';
import { listMailsOf } from '../queries/mails.ts';

export function mailRoutes(routes: DeskRoutes, { db, config, vault }: Kernel): void {
  const mailServer = config.smtpUrl !== undefined;

  routes.read(listMails, ({ desk, query }) => listMailsOf(db, desk, query, mailServer));

  // A kept mail may open somebody's account. That one was read is on record before its text is out.
  routes.write(readKeptMail, async ({ tx, actor, params }) => {
    const mail = await readMail(tx, params.mailId);
    if (mail === undefined) throw new Problem('not_found');
    const { act, subject } = mayReadMail.permit(actor, { ...mail, mailServer });
    const { text } = contentOf(vault, mail);
    const detail = { type: mail.type, recipient: mail.recipient };
    await recordAct(tx, { act, actor, subject: `mail:${subject.id}`, detail });
    return { subject: mail.subject, recipient: mail.recipient, text };
  });

  routes.write(retryMail, async ({ tx, actor, params }) => {
    const mail = await readMail(tx, params.mailId);
    if (mail === undefined) throw new Problem('not_found');
    const { act, subject } = mayRetryMail.permit(actor, { ...mail, mailServer });
    if ((await commands.retryMails(tx, { id: subject.id })) === 0) throw new Problem('mail_not_waiting');
    await recordAct(tx, { act, actor, subject: `mail:${subject.id}` });
  });

  routes.write(retryMails, async ({ tx, actor, desk, body }) => {
    const { act } = mayRetryMail.permit(actor, { ...body, id: 'all', mailServer });
    const retried = await commands.retryMails(tx, body);
    const detail = { ...body, count: String(retried) };
    if (retried > 0) await recordAct(tx, { act, actor, subject: `server:${desk.subject.id}`, detail });
    return { retried };
  });
}
