import { Command } from 'commander';
import { Database } from '../../core/db/database.ts';
import { isServed } from '../../core/db/serving.ts';
import { count } from '../amounts.ts';
import type { CliContext } from '../context.ts';
import { CliError } from '../failure.ts';
import { withServer } from '../open.ts';
import { stoppable } from '../signals.ts';

interface CopyToOptions {
  readonly whileRunning?: boolean;
  readonly json?: boolean;
}

export function copyToCommand(context: CliContext): Command {
  const { io } = context;
  return new Command('copy-to')
    .description('Move to a PostgreSQL server: copy the whole database into an empty one there.')
    .argument('<url>', 'postgres://… of an empty database, PostgreSQL 15 to 18')
    .option('--while-running', 'a rehearsal: what is written from now on is not in the copy')
    .option('--json', 'answer in JSON')
    .addHelpText('after', examples)
    .action((url: string, options: CopyToOptions, self: Command) =>
      withServer(context, self, async (server, { dataDir }) => {
        if (!/^postgres(ql)?:\/\/\S+$/.test(url))
          throw new CliError('Name the target as postgres://user:password@host/database.', 2);
        const db = new Database({ connection: server.connection, poolSize: 1, applicationName: 'weft cli' });
        const served = await isServed(db).finally(() => db.close());
        // One moment is copied whole either way; but who moves would lose what people write after it.
        if (served && options.whileRunning !== true)
          throw new CliError(
            'A Weft is serving from this database: what people write meanwhile would be lost. Stop it first, or say --while-running for a rehearsal.',
          );
        const { copyDatabase } = await import('../../core/backup/copy-database.ts');
        const to = { connectionString: url };
        const bars = { loading: io.progress('Copying'), comparing: io.progress('Comparing') };
        const tables = await stoppable(process, (signal) =>
          copyDatabase({
            ...{ from: server.direct, to, signal },
            onProgress: (step, done, total) => bars[step](done, total),
          }),
        );
        if (options.json) return io.json({ tables, whileRunning: served });
        io.table(
          tables.map(({ name, rows, sha256 }) => ({ table: name, rows, sha256: sha256.slice(0, 16) })),
        );
        const rows = tables.reduce((sum, table) => sum + table.rows, 0);
        io.line(
          `\nCopied ${count(rows, 'row')}; read back, every table has the same checksum there as here.`,
        );
        io.line(
          served
            ? 'A Weft is still serving from here: this copy is a rehearsal, empty it before you move.'
            : `Next: set DATABASE_URL to that address, keep ${dataDir} (files, secrets), and start.`,
        );
      }),
    );
}

const examples = `
Examples:
  weft copy-to postgres://weft:secret@db.example.org/weft
  weft copy-to "postgres://weft@/weft?host=/run/postgresql" --json
  weft copy-to postgres://weft@localhost/rehearsal --while-running

Moving, whole: stop Weft, weft copy-to …, set DATABASE_URL, start it again.
`;
