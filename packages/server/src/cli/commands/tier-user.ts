import { Command } from 'commander';
import { notifyNodes } from '../../core/outbox/notify.ts';
import { operator } from '../../core/policy/actor.ts';
import { findErasable } from '../../features/erasure/queries.ts';
import { maySetTier } from '../../features/media/policy.ts';
import { listPlatformTiers, setTier } from '../../features/media/tiers.ts';
import { describePerson } from '../../features/operator/queries/people.ts';
import { size } from '../amounts.ts';
import type { CliContext } from '../context.ts';
import { CliError } from '../failure.ts';
import { withDatabase } from '../open.ts';

/** `weft user tier`. */
export function tierUserCommand(context: CliContext): Command {
  const { io } = context;
  return new Command('tier')
    .argument('<username>')
    .argument('[tier]', 'what it is called; without it, which one they have')
    .description('give somebody another room for files; what is above it stays, and nothing new is taken')
    .option('--json', 'answer in JSON')
    .action((username: string, name: string | undefined, options: { json?: boolean }, self: Command) =>
      withDatabase(context, self, async (db) => {
        const id = await findErasable(db, username);
        if (id === undefined) throw new CliError(`Nobody here is called ${username}.`);
        const { status, storage: before } = await describePerson(db, operator, id);
        let changed = false;
        if (name !== undefined) {
          const tiers = await listPlatformTiers(db);
          const tier = tiers.find((one) => one.name.toLowerCase() === name.toLowerCase());
          if (tier === undefined)
            throw new CliError(`There is no tier ${name}: ${tiers.map((one) => one.name).join(', ')}.`, 2);
          const permit = maySetTier.permit(operator, { id, status });
          changed = await db.transaction((tx) => setTier(tx, permit, tier.id));
          await notifyNodes(db, 'committed');
        }
        const { storage } = changed ? await describePerson(db, operator, id) : { storage: before };
        if (options.json) return io.json({ id, changed, storage });
        const { tier, usedBytes, quotaBytes } = storage;
        io.line(`${username}: ${tier}, ${size(usedBytes)} of ${size(quotaBytes)} used.`);
      }),
    );
}
