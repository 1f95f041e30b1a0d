import { graceDays } from '@weft/contract/erasure.ts';
import { Command } from 'commander';
import { notifyNodes } from '../../core/outbox/notify.ts';
import { operator } from '../../core/policy/actor.ts';
import { deleteAccount, eraseNow } from '../../features/erasure/commands.ts';
import { mayErase } from '../../features/erasure/policy.ts';
import { findErasable } from '../../features/erasure/queries.ts';
import type { CliContext } from '../context.ts';
import { CliError } from '../failure.ts';
import { withDatabase } from '../open.ts';

/** `weft user erase`. */
export function eraseUserCommand(context: CliContext): Command {
  const { io } = context;
  return new Command('erase')
    .argument('<username>')
    .description(
      `delete an account; it is erased after ${graceDays} days, until then its owner may come back`,
    )
    .option('--now', 'erase it at once: nobody can bring it back')
    .option('--json', 'answer in JSON')
    .action((username: string, options: { now?: boolean; json?: boolean }, self: Command) =>
      withDatabase(context, self, async (db) => {
        const { personalData } = await import('../../personal-data.ts');
        const id = await findErasable(db, username);
        if (id === undefined) throw new CliError(`Nobody here is called ${username}.`);
        const permit = mayErase.permit(operator, { id });
        const due = await db.transaction(async (tx) => {
          const at = await deleteAccount(tx, permit, personalData(), graceDays);
          if (options.now === true) await eraseNow(tx, permit, personalData());
          return at;
        });
        await notifyNodes(db, 'committed');
        if (options.json) return io.json({ id, erased: options.now === true, erasedAt: due ?? null });
        if (options.now) return io.line(`${username} is erased.`);
        if (due === undefined) return io.line('That is so already.');
        io.line(`${username} is deleted, and erased on ${due.toISOString().slice(0, 10)}.`);
      }),
    );
}
