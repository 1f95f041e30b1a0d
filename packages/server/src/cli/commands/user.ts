import { Command } from 'commander';
import type { Database } from '../../core/db/database.ts';
import type { Transaction } from '../../core/db/executor.ts';
import { notifyNodes } from '../../core/outbox/notify.ts';
import { operator } from '../../core/policy/actor.ts';
import { setRole, setSuspended } from '../../features/accounts/manage.ts';
import { maySetRole, maySuspend } from '../../features/accounts/policy.ts';
import { findUserNamed, listUsers } from '../../features/accounts/queries.ts';
import { listActsOn } from '../../features/audit/queries.ts';
import type { CliContext } from '../context.ts';
import { CliError } from '../failure.ts';
import { withDatabase } from '../open.ts';
import { eraseUserCommand } from './erase-user.ts';

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
    .action((username: string, role: string, _options: object, self: Command) => {
      if (role !== 'admin' && role !== 'user') throw new CliError(`A role is admin or user, not ${role}.`, 2);
      return change(self, username, `${username} is ${role} now.`, (tx, id) =>
        setRole(tx, maySetRole.permit(operator, { id }), role),
      );
    });

  command
    .command('suspend <username>')
    .description('close an account for now: signed in nowhere, what they wrote stays')
    .requiredOption('--reason <words>', 'kept in the audit log')
    .action((username: string, { reason }: { reason: string }, self: Command) =>
      change(self, username, `${username} is suspended.`, (tx, id) =>
        setSuspended(tx, maySuspend.permit(operator, { id }), true, reason),
      ),
    );

  command
    .command('resume <username>')
    .description('open a suspended account again')
    .option('--reason <words>', 'kept in the audit log', '')
    .action((username: string, { reason }: { reason: string }, self: Command) =>
      change(self, username, `${username} may come in again.`, (tx, id) =>
        setSuspended(tx, maySuspend.permit(operator, { id }), false, reason),
      ),
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

  command.addCommand(eraseUserCommand(context));

  return command.addHelpText('after', examples);
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
  weft user role ada admin
  weft user suspend mallory --reason "spam in #general"
  weft user resume mallory
  weft user log mallory
  weft user erase mallory
  weft user erase mallory --now
`;
