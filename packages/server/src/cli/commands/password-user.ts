import { randomBytes } from 'node:crypto';
import { text } from 'node:stream/consumers';
import { password as passwordSchema } from '@weft/contract/accounts.ts';
import { Command } from 'commander';
import { notifyNodes } from '../../core/outbox/notify.ts';
import { operator } from '../../core/policy/actor.ts';
import { findUserNamed } from '../../features/accounts/queries.ts';
import { setPasswordFor } from '../../features/credentials/password.ts';
import { maySetPassword } from '../../features/credentials/policy.ts';
import type { CliContext } from '../context.ts';
import { CliError } from '../failure.ts';
import { withDatabase } from '../open.ts';

/** `weft user password`. Never as an argument: arguments stand in the list of processes, for everybody to read. */
export function passwordUserCommand(context: CliContext): Command {
  const { io } = context;
  return new Command('password')
    .argument('<username>')
    .description('give an account a new password, printed once; whoever was signed in is out, tokens too')
    .option('--stdin', 'read it from the standard input instead of making one')
    .option('--json', 'answer in JSON')
    .action((username: string, options: { stdin?: boolean; json?: boolean }, self: Command) =>
      withDatabase(context, self, async (db, office) => {
        const id = await findUserNamed(db, username);
        if (id === undefined) throw new CliError(`Nobody here is called ${username}.`);
        const given = options.stdin === true ? (await text(process.stdin)).trimEnd() : undefined;
        const password = given ?? randomBytes(15).toString('base64url');
        if (!passwordSchema.safeParse(password).success)
          throw new CliError('This password is too short or too long.', 2);
        const { hashPassword } = await import('../../features/accounts/passwords.ts');
        const hash = await hashPassword(password);
        await db.transaction((tx) =>
          setPasswordFor(tx, maySetPassword.permit(operator, { id }), office, hash),
        );
        await notifyNodes(db, 'committed');
        if (options.json) return io.json({ id, ...(given === undefined ? { password } : {}) });
        if (given !== undefined) return io.line(`${username} has a new password.`);
        io.note('Hand it over where nobody else reads; they can change it under Settings, Security:');
        io.line(password);
      }),
    );
}
