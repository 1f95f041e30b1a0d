import { email } from '@weft/contract/accounts.ts';
import { Command, InvalidArgumentError } from 'commander';
import { renderMail } from '../../features/mail/catalogue/render.ts';
import { retryMails } from '../../features/mail/commands.ts';
import { contentOf, listMails, mailStates, readMail } from '../../features/mail/queries.ts';
import { senderOf } from '../../features/mail/queue.ts';
import { mailServer, senderAddress } from '../../features/mail/smtp.ts';
import type { CliContext } from '../context.ts';
import { CliError } from '../failure.ts';
import { locate, withDatabase } from '../open.ts';

export function mailCommand(context: CliContext): Command {
  const command = new Command('mail').description(
    'See the mails of this server, read those that wait, and send them again.',
  );
  for (const add of [addList, addShow, addRetry, addTest]) add(command, context);
  return command.addHelpText('after', examples);
}

function addList(command: Command, context: CliContext): void {
  const { io } = context;
  command
    .command('list', { isDefault: true })
    .description('the newest mails; without a mail server all of them are kept here')
    .option('--status <status>', mailStates.join(', '), oneOfStates)
    .option('--limit <number>', 'at most so many', wholeNumber, 50)
    .option('--json', 'answer in JSON')
    .action((options: { status?: string; limit: number; json?: boolean }, self: Command) =>
      withDatabase(context, self, async (db) => {
        const mails = await listMails(db, options);
        if (options.json) return io.json({ mails });
        if (mails.length === 0) return io.line('No mails.');
        io.table(
          mails.map(({ id, status, attempts, recipient, subject, created_at, last_error }) => ({
            ...{ id, status, tries: attempts, to: recipient, subject },
            written: created_at.toISOString().slice(0, 16).replace('T', ' '),
            error: last_error?.split('\n')[0]?.slice(0, 60) ?? '',
          })),
        );
      }),
    );
}

function addShow(command: Command, context: CliContext): void {
  const { io } = context;
  command
    .command('show <id>')
    .description('one mail with its text; what was sent is not kept')
    .option('--html', 'the HTML form instead of the plain one')
    .option('--json', 'answer in JSON')
    .action((id: string, options: { html?: boolean; json?: boolean }, self: Command) =>
      withDatabase(context, self, async (db, { vault }) => {
        const mail = isId(id) ? await readMail(db, id) : undefined;
        if (mail === undefined) throw new CliError(`There is no mail ${id}.`);
        const { content: sealed, ...rest } = mail;
        const content = sealed === null ? null : contentOf(vault, mail);
        if (options.json) return io.json({ mail: { ...rest, content } });
        io.note(
          `To ${mail.recipient}, ${mail.status}${mail.last_error === null ? '' : `: ${mail.last_error}`}`,
        );
        io.line(mail.subject);
        io.line();
        io.line(
          content === null ? '(Sent; its text was not kept.)' : options.html ? content.html : content.text,
        );
      }),
    );
}

function addRetry(command: Command, context: CliContext): void {
  const { io } = context;
  command
    .command('retry [id]')
    .description('send a mail that failed, was kept or waits, with all its attempts anew')
    .option('--all <status>', 'all that are kept or failed, instead of one', keptOrFailed)
    .option('--json', 'answer in JSON')
    .action((id: string | undefined, options: { all?: 'kept' | 'failed'; json?: boolean }, self: Command) =>
      withDatabase(context, self, async (db, { config }) => {
        const { all } = options;
        if ((id === undefined) === (all === undefined))
          throw new CliError('Name one mail, or --all kept.', 2);
        if (config.smtpUrl === undefined)
          throw new CliError('There is no mail server to send it by. Name one in WEFT_SMTP_URL.');
        if (id !== undefined && !isId(id)) throw new CliError(`There is no mail ${id}.`);
        const which = all === undefined ? { id: String(id) } : { status: all };
        const count = await db.transaction((tx) => retryMails(tx, which));
        if (count === 0 && all === undefined) throw new CliError(`No mail ${id} is waiting, kept or failed.`);
        if (options.json) return io.json({ retried: count });
        io.line(count === 1 ? 'One mail waits for its turn.' : `${count} mails wait for their turn.`);
      }),
    );
}

function addTest(command: Command, context: CliContext): void {
  const { io } = context;
  command
    .command('test <address>')
    .description('send a mail now and say what the mail server answered')
    .option('--language <language>', 'en or de', language, 'en')
    .option('--json', 'answer in JSON')
    .action(async (address: string, options: { language: 'en' | 'de'; json?: boolean }, self: Command) => {
      const { config } = locate(context, self);
      if (!email.safeParse(address).success) throw new CliError(`${address} is no e-mail address.`, 2);
      const server = mailServer(config);
      if (server === undefined) throw new CliError('There is no mail server. Name one in WEFT_SMTP_URL.', 2);
      const from = senderAddress(config);
      const mail = renderMail('test', options.language, {}, senderOf(config));
      const messageId = `<weft.test.${Date.now()}@${from.split('@')[1]}>`;
      await server.send({ ...mail, ...options, messageId, to: address }).catch((error: Error) => {
        throw new CliError(`The mail server did not take it: ${error.message}`);
      });
      if (options.json) return io.json({ sent: true, to: address, from });
      io.line(`The mail server took a mail from ${from} to ${address}.`);
    });
}

const isId = (text: string) => /^\d{1,19}$/.test(text);

function oneOfStates(text: string): string {
  if (!mailStates.some((state) => state === text))
    throw new InvalidArgumentError(`It is one of ${mailStates.join(', ')}.`);
  return text;
}

function keptOrFailed(text: string): string {
  if (text !== 'kept' && text !== 'failed') throw new InvalidArgumentError('It is kept or failed.');
  return text;
}

function language(text: string): string {
  if (text !== 'en' && text !== 'de') throw new InvalidArgumentError('It is en or de.');
  return text;
}

function wholeNumber(text: string): number {
  if (!/^[1-9]\d{0,4}$/.test(text)) throw new InvalidArgumentError('This is not a whole number.');
  return Number(text);
}

const examples = `
Examples:
  weft mail
  weft mail list --status failed --json
  weft mail show 1439672833925283840
  weft mail retry 1439672833925283840
  weft mail retry --all kept
  weft mail test ada@example.org
`;
