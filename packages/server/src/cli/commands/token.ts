import { tokenScope } from '@weft/contract/tokens.ts';
import { Command, InvalidArgumentError } from 'commander';
import type { Database } from '../../core/db/database.ts';
import { notifyNodes } from '../../core/outbox/notify.ts';
import { operator } from '../../core/policy/actor.ts';
import { findUserNamed } from '../../features/accounts/queries.ts';
import { createToken, revokeToken } from '../../features/tokens/commands.ts';
import { mayManageTokens, mayRevokeToken } from '../../features/tokens/policy.ts';
import { listTokensOf, readTokenOwner } from '../../features/tokens/queries.ts';
import { newTokenSecret } from '../../features/tokens/secret.ts';
import type { CliContext } from '../context.ts';
import { CliError } from '../failure.ts';
import { withDatabase } from '../open.ts';

interface CreateOptions {
  readonly name: string;
  readonly scope: readonly string[];
  readonly expiresInDays?: number;
  readonly json?: boolean;
}

export function tokenCommand(context: CliContext): Command {
  const { io } = context;
  const command = new Command('token').description('Make, see and end personal access tokens.');

  command
    .command('create <username>')
    .description('make a token that acts for somebody; its secret is printed once')
    .requiredOption('--name <name>', 'what it is for')
    .requiredOption('--scope <scope...>', 'read, write or both')
    .option('--expires-in-days <days>', 'without it: until it is revoked', wholeNumber)
    .option('--json', 'answer in JSON')
    .action((username: string, options: CreateOptions, self: Command) =>
      withDatabase(context, self, async (db) => {
        const permit = mayManageTokens.permit(operator, { userId: await idOf(db, username) });
        const { secret, hash } = newTokenSecret();
        const scopes = options.scope.map(parseScope);
        const { name, expiresInDays = null } = options;
        const token = await db.transaction((tx) =>
          createToken(tx, permit, { name, scopes, expiresInDays, hash }),
        );
        await notifyNodes(db, 'committed');
        if (options.json) return io.json({ token, secret });
        io.note('Keep it well; it is not shown again:');
        io.line(secret);
      }),
    );

  command
    .command('list <username>')
    .description("somebody's tokens, newest first")
    .option('--json', 'answer in JSON')
    .action((username: string, options: { json?: boolean }, self: Command) =>
      withDatabase(context, self, async (db) => {
        const permit = mayManageTokens.permit(operator, { userId: await idOf(db, username) });
        const { items } = await listTokensOf(db, permit, { limit: 100 });
        if (options.json) return io.json({ tokens: items });
        if (items.length === 0) return io.line('No tokens.');
        io.table(
          items.map(({ id, name, scopes, lastUsedAt, expiresAt }) => ({
            ...{ id, name, scopes: scopes.join(' ') },
            ...{ 'last used': lastUsedAt, expires: expiresAt },
          })),
        );
      }),
    );

  command
    .command('revoke <id>')
    .description('end a token; its sockets close at once')
    .option('--json', 'answer in JSON')
    .action((id: string, options: { json?: boolean }, self: Command) =>
      withDatabase(context, self, async (db) => {
        if (!/^\d{1,19}$/.test(id)) throw new CliError(`There is no token ${id}.`);
        await db.transaction(async (tx) => {
          const userId = await readTokenOwner(tx, id);
          await revokeToken(tx, mayRevokeToken.permit(operator, { id, userId }));
        });
        await notifyNodes(db, 'committed');
        if (options.json) return io.json({ id, revoked: true });
        io.line(`Token ${id} is revoked.`);
      }),
    );

  return command.addHelpText('after', examples);
}

async function idOf(db: Database, username: string): Promise<string> {
  const id = await findUserNamed(db, username);
  if (id === undefined) throw new CliError(`Nobody here is called ${username}.`);
  return id;
}

function parseScope(text: string) {
  const parsed = tokenScope.safeParse(text);
  if (!parsed.success) throw new CliError(`A scope is read or write, not ${text}.`, 2);
  return parsed.data;
}

function wholeNumber(text: string): number {
  if (!/^[1-9]\d{0,3}$/.test(text)) throw new InvalidArgumentError('This is not a number of days.');
  return Number(text);
}

const examples = `
Examples:
  weft token create ada --name "Nightly export" --scope read
  weft token create ada --name Bot --scope read write --expires-in-days 90 --json
  weft token list ada
  weft token revoke 1439672833925283842
`;
