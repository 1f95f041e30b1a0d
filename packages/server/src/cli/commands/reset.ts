import { createInterface } from 'node:readline/promises';
import { Command } from 'commander';
import { Database } from '../../core/db/database.ts';
import { isServed } from '../../core/db/serving.ts';
import type { CliContext } from '../context.ts';
import { CliError } from '../failure.ts';
import { withServer } from '../open.ts';
import { looksLikeProduction } from '../production.ts';

interface ResetOptions {
  readonly yes?: boolean;
  readonly evenInProduction?: boolean;
  readonly json?: boolean;
}

export function resetCommand(context: CliContext): Command {
  const { io } = context;
  return new Command('reset')
    .description('Remove everything, people and all, and begin with an empty Weft. Asks first.')
    .option('--yes', 'do not ask')
    .option('--even-in-production', 'also where people seem to depend on it')
    .option('--json', 'answer in JSON')
    .addHelpText('after', examples)
    .action((options: ResetOptions, self: Command) =>
      withServer(context, self, async (server, located) => {
        const db = new Database({ connection: server.connection, poolSize: 1, applicationName: 'weft cli' });
        try {
          if (await isServed(db)) throw new CliError('A Weft is serving from this database. Stop it first.');
          const reason = await looksLikeProduction(db, located);
          if (reason !== undefined && options.evenInProduction !== true)
            throw new CliError(
              `This looks like production: ${reason}. Say --even-in-production if that is meant.`,
            );
        } finally {
          await db.close();
        }
        const where = server.kind === 'embedded' ? located.dataDir : 'the database of DATABASE_URL';
        if (options.yes !== true) await ask(where);
        const { resetDatabase } = await import('../../core/backup/reset.ts');
        await resetDatabase(server.direct, io.note);
        // After the database: a file without its row is rubbish, a row without its file a broken picture.
        const { openStorage } = await import('../../core/storage/open.ts');
        const storage = await openStorage(located.config, located.dataDir);
        for await (const { key } of storage.list('')) await storage.delete(key);
        if (options.json) io.json({ reset: where });
        else io.line(`${where} is empty and migrated.`);
      }),
    );
}

async function ask(where: string): Promise<void> {
  if (process.stdin.isTTY !== true)
    throw new CliError('Nobody is there to be asked. Say --yes if it is meant.', 2);
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  const answer = await lines.question(`Everything in ${where} will be gone. Type "reset" to go on: `);
  lines.close();
  if (answer.trim() !== 'reset') throw new CliError('Nothing was changed.');
}

const examples = `
Examples:
  weft reset                        asks
  weft reset --yes --data ./data    does not
  weft backup && weft reset         with a way back
`;
