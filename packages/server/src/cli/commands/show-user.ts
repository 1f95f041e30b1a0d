import { Command } from 'commander';
import { operator } from '../../core/policy/actor.ts';
import { findErasable } from '../../features/erasure/queries.ts';
import { describePerson } from '../../features/operator/queries/people.ts';
import { size } from '../amounts.ts';
import type { CliContext } from '../context.ts';
import { CliError } from '../failure.ts';
import { withDatabase } from '../open.ts';

/** `weft user show`. */
export function showUserCommand(context: CliContext): Command {
  const { io } = context;
  return new Command('show')
    .argument('<username>')
    .description('one account: address, state, where it is signed in, its communities and room for files')
    .option('--json', 'answer in JSON')
    .action((username: string, options: { json?: boolean }, self: Command) =>
      withDatabase(context, self, async (db) => {
        const id = await findErasable(db, username);
        if (id === undefined) throw new CliError(`Nobody here is called ${username}.`);
        const user = await describePerson(db, operator, id);
        if (options.json) return io.json({ user });
        const { displayName, email, emailVerified, status, role, createdAt, lastSignInAt, storage } = user;
        for (const [name, value] of [
          ['name', `${displayName} (@${user.username})`],
          ['e-mail', emailVerified ? email : `${email}, not confirmed`],
          ['state', user.eraseAt === null ? status : `${status}, erased on ${user.eraseAt.slice(0, 10)}`],
          ['role', role],
          ['since', createdAt.slice(0, 10)],
          ['last signed in', lastSignInAt?.slice(0, 16).replace('T', ' ') ?? 'never'],
          ['signed in', `${user.sessions} sessions, ${user.tokens} tokens`],
          ['second factor', user.secondFactor ? 'yes' : 'no'],
          ['files', `${size(storage.usedBytes)} of ${size(storage.quotaBytes)} (${storage.tier})`],
          ['communities', user.communities.map((one) => `${one.slug} (${one.role})`).join(', ') || 'none'],
        ] as const)
          io.line(`${name.padEnd(16)}${value}`);
      }),
    );
}
