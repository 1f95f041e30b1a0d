import { Command, InvalidArgumentError } from 'commander';
import { migrateDown } from '../../core/db/migrate/down.ts';
import { resolveMigration } from '../../core/db/migrate/resolve.ts';
import { migrationStatus } from '../../core/db/migrate/status.ts';
import { migrateUp } from '../../core/db/migrate/up.ts';
import type { CliContext } from '../context.ts';
import { CliError } from '../failure.ts';
import { withServer } from '../open.ts';

export function migrateCommand(context: CliContext): Command {
  const { io } = context;
  const command = new Command('migrate').description('Take the database schema forth and back.');

  command
    .command('up')
    .description("bring the database to this version's schema")
    .option('--to <number>', 'stop after this migration', wholeNumber)
    .option('--json', 'answer in JSON')
    .action((options: { to?: number; json?: boolean }, self: Command) =>
      withServer(context, self, async ({ direct }) => {
        const to = options.to === undefined ? {} : { to: options.to };
        const result = await migrateUp({
          connection: direct,
          log: io.note,
          onProgress: io.progress('Migrating'),
          ...to,
        });
        if (options.json) return io.json(result);
        io.line(
          result.applied.length === 0 ? 'Nothing to do.' : `${result.applied.length} migrations applied.`,
        );
      }),
    );

  command
    .command('down')
    .description('take migrations back, newest first')
    .requiredOption('--to <number>', 'the last migration that stays; 0 leaves nothing', wholeNumber)
    .option('--allow-data-loss', 'also where an older schema has no place for what is stored')
    .option('--json', 'answer in JSON')
    .action((options: { to: number; allowDataLoss?: boolean; json?: boolean }, self: Command) =>
      withServer(context, self, async ({ direct }) => {
        const { to, allowDataLoss = false } = options;
        const reverted = await migrateDown({
          ...{ connection: direct, log: io.note, onProgress: io.progress('Taking back') },
          ...{ to, allowDataLoss },
        });
        if (options.json) return io.json({ reverted });
        io.line(reverted.length === 0 ? 'Nothing to do.' : `${reverted.length} migrations taken back.`);
      }),
    );

  command
    .command('status')
    .description('list the migrations and where each stands')
    .option('--json', 'answer in JSON')
    .action((options: { json?: boolean }, self: Command) =>
      withServer(context, self, async ({ direct }) => {
        const status = await migrationStatus({ connection: direct });
        if (options.json) return io.json({ migrations: status });
        io.table(status.map((row) => ({ ...row })));
      }),
    );

  command
    .command('resolve <number>')
    .description('say how a migration without a transaction that stopped half-way was finished by hand')
    .option('--applied', 'its effect is there')
    .option('--rolled-back', 'its effect is gone')
    .action((number: string, options: { applied?: boolean; rolledBack?: boolean }, self: Command) => {
      if (options.applied === options.rolledBack)
        throw new CliError('Say either --applied or --rolled-back.', 2);
      return withServer(context, self, async ({ direct }) => {
        const as = options.applied ? 'applied' : 'rolled-back';
        const name = await resolveMigration({ connection: direct, number: wholeNumber(number), as });
        io.line(`${name} is marked as ${as}.`);
      });
    });

  return command.addHelpText('after', examples);
}

function wholeNumber(text: string): number {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError('This is not a whole number.');
  return Number(text);
}

const examples = `
Examples:
  weft migrate up
  weft migrate status --json
  weft migrate down --to 3
  weft migrate down --to 0 --allow-data-loss
  weft migrate resolve 12 --rolled-back
`;
