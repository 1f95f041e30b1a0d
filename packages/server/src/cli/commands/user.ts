import { Command, InvalidArgumentError } from 'commander';
import type { Database } from '../../core/db/database.ts';
import type { Transaction } from '../../core/db/executor.ts';
import { notifyNodes } from '../../core/outbox/notify.ts';
import { operator } from '../../core/policy/actor.ts';
import { endAllSessions, setRole, setSuspended } from '../../features/accounts/manage.ts';
import { mayEndSessions, maySetRole, maySuspend } from '../../features/accounts/policy.ts';
import { findUserNamed, listUsers } from '../../features/accounts/queries.ts';
import { listActsOn } from '../../features/audit/queries.ts';
import { mayEndSecondFactor, mayMakeResetLink } from '../../features/credentials/policy.ts';
import { makeResetLink } from '../../features/credentials/reset.ts';
import { endSecondFactor } from '../../features/credentials/second-factor.ts';
import { restoreAccount } from '../../features/erasure/commands.ts';
import { mayRestore } from '../../features/erasure/policy.ts';
import { findErasable } from '../../features/erasure/queries.ts';
import type { CliContext } from '../context.ts';
import { CliError } from '../failure.ts';
import { withDatabase } from '../open.ts';
import { eraseUserCommand } from './erase-user.ts';
import { passwordUserCommand } from './password-user.ts';
import { showUserCommand } from './show-user.ts';
import { tierUserCommand } from './tier-user.ts';

type Change = (tx: Transaction, id: string) => Promise<boolean>;

export function userCommand(context: CliContext): Command {
  const { io } = context;
  const command = new Command('user').description(
    'See people, make and unmake admins, suspend and let in again.',
  );

  /** Finds who is meant, does it in one transaction, and tells the servers that run. */
  const change = (self: Command, username: string, said: string, work: Change) =>
    withDatabase(context, self, async (db) => {
      const id = await idOf(db, username);
      const changed = await db.transaction((tx) => work(tx, id));
      await notifyNodes(db, 'committed');
      if (self.opts<{ json?: boolean }>().json) return io.json({ id, changed });
      io.line(changed ? said : 'That is so already.');
    });

  command
    .command('list [beginning]', { isDefault: true })
    .description('the newest people, or those whose name or address begins so')
    .option('--limit <number>', 'at most so many', '50')
    .option('--json', 'answer in JSON')
    .action((beginning: string | undefined, options: { limit: string; json?: boolean }, self: Command) =>
      withDatabase(context, self, async (db) => {
        const users = await listUsers(db, beginning ?? '', Number(options.limit));
        if (options.json) return io.json({ users });
        if (users.length === 0) return io.line('Nobody.');
        io.table(
          users.map(({ id, username, display_name, email, status, role, created_at }) => ({
            ...{ id, username, name: display_name, email, status, role },
            since: created_at.toISOString().slice(0, 10),
          })),
        );
      }),
    );

  command
    .command('role <username> <role>')
    .description('admin may do what operators do; user is everybody else')
    .option('--json', 'answer in JSON')
    .action((username: string, role: string, _options: object, self: Command) => {
      if (role !== 'admin' && role !== 'user') throw new CliError(`A role is admin or user, not ${role}.`, 2);
      return change(self, username, `${username} is ${role} now.`, (tx, id) =>
        setRole(tx, maySetRole.permit(operator, { id }), role),
      );
    });

  command
    .command('suspend <username>')
    .description(
      'close an account until the suspension is lifted: signed out everywhere, what they wrote stays',
    )
    .requiredOption('--reason <words>', 'kept in the audit log')
    .option('--json', 'answer in JSON')
    .action((username: string, { reason }: { reason: string }, self: Command) =>
      change(self, username, `${username} is suspended.`, (tx, id) =>
        setSuspended(tx, maySuspend.permit(operator, { id }), true, reason),
      ),
    );

  command
    .command('resume <username>')
    .description('open a suspended account again')
    .option('--reason <words>', 'kept in the audit log', '')
    .option('--json', 'answer in JSON')
    .action((username: string, { reason }: { reason: string }, self: Command) =>
      change(self, username, `${username} may come in again.`, (tx, id) =>
        setSuspended(tx, maySuspend.permit(operator, { id }), false, reason),
      ),
    );

  command
    .command('reset-link <username>')
    .description('a link by which somebody chooses a new password, for you to hand over; it works once')
    .option('--hours <number>', 'how long it is good for', hours, 24)
    .option('--json', 'answer in JSON')
    .action((username: string, options: { hours: number; json?: boolean }, self: Command) =>
      withDatabase(context, self, async (db, { config }) => {
        const permit = mayMakeResetLink.permit(operator, { id: await idOf(db, username) });
        const link = await db.transaction((tx) => makeResetLink(tx, permit, { config }, options.hours * 60));
        if (options.json) return io.json({ link });
        io.note('Whoever has it can take the account: hand it over where nobody else reads.');
        io.line(link);
      }),
    );

  command
    .command('end-second-factor <username>')
    .description(
      'for somebody who has lost phone and recovery codes: their password alone signs them in again',
    )
    .option('--json', 'answer in JSON')
    .action((username: string, options: { json?: boolean }, self: Command) =>
      withDatabase(context, self, async (db, office) => {
        const permit = mayEndSecondFactor.permit(operator, { id: await idOf(db, username) });
        const ended = await db.transaction((tx) => endSecondFactor(tx, permit, office));
        await notifyNodes(db, 'committed');
        if (options.json) return io.json({ id: permit.subject.id, changed: ended });
        io.line(ended ? `${username} signs in by password alone.` : 'That is so already.');
      }),
    );

  command
    .command('log <username>')
    .description('which privileged acts were done to this account, newest first')
    .option('--json', 'answer in JSON')
    .action((username: string, options: { json?: boolean }, self: Command) =>
      withDatabase(context, self, async (db) => {
        const acts = await listActsOn(db, `user:${await idOf(db, username)}`, 100);
        if (options.json) return io.json({ acts });
        if (acts.length === 0) return io.line('Nothing.');
        io.table(
          acts.map(({ created_at, by, actor, act, detail }) => ({
            ...{ when: created_at.toISOString(), by: actor ?? by, act },
            detail: JSON.stringify(detail),
          })),
        );
      }),
    );

  command
    .command('end-sessions <username>')
    .description('sign somebody out everywhere; their tokens stay')
    .option('--json', 'answer in JSON')
    .action((username: string, _options: object, self: Command) =>
      change(self, username, `${username} is signed out everywhere.`, async (tx, id) => {
        await endAllSessions(tx, mayEndSessions.permit(operator, { id }));
        return true;
      }),
    );

  command
    .command('restore <username>')
    .description('bring a deleted account back, until it is erased')
    .option('--json', 'answer in JSON')
    .action((username: string, options: { json?: boolean }, self: Command) =>
      withDatabase(context, self, async (db) => {
        const id = await findErasable(db, username);
        if (id === undefined) throw new CliError(`Nobody here is called ${username}.`);
        const back = await db.transaction((tx) => restoreAccount(tx, mayRestore.permit(operator, { id })));
        await notifyNodes(db, 'committed');
        if (options.json) return io.json({ id, changed: back });
        io.line(back ? `${username} is back.` : 'That is so already.');
      }),
    );

  command.addCommand(showUserCommand(context));
  command.addCommand(passwordUserCommand(context));
  command.addCommand(tierUserCommand(context));
  command.addCommand(eraseUserCommand(context));

  return command.addHelpText('after', examples);
}

function hours(text: string): number {
  if (!/^[1-9]\d{0,2}$/.test(text)) throw new InvalidArgumentError('This is not a number of hours.');
  return Number(text);
}

async function idOf(db: Database, username: string): Promise<string> {
  const id = await findUserNamed(db, username);
  if (id === undefined) throw new CliError(`Nobody here is called ${username}.`);
  return id;
}

const examples = `
Examples:
  weft user
  weft user list ada --json
  weft user show ada
  weft user role ada admin
  weft user suspend mallory --reason "spam in #general"
  weft user resume mallory
  weft user reset-link ada
  weft user password ada
  weft user tier ada Basic
  weft user end-sessions ada
  weft user end-second-factor ada
  weft user log mallory
  weft user erase mallory
  weft user erase mallory --now
  weft user restore mallory
`;
