import { resolve } from 'node:path';
import { Command } from 'commander';
import { findUserNamed } from '../../features/accounts/queries.ts';
import type { CliContext } from '../context.ts';
import { CliError } from '../failure.ts';
import { withDatabase } from '../open.ts';

export function exportCommand(context: CliContext): Command {
  const { io } = context;
  return new Command('export')
    .description("Hand out one person's data: a zip of readable JSON and of their files.")
    .argument('<username>', 'whose')
    .option('--to <file.zip>', 'where to (NAME.zip here)')
    .option('--json', 'answer in JSON')
    .addHelpText('after', examples)
    .action((username: string, options: { to?: string; json?: boolean }, self: Command) =>
      withDatabase(context, self, async (db, { config, dataDir }) => {
        const userId = await findUserNamed(db, username);
        if (userId === undefined) throw new CliError(`Nobody here is called ${username}.`);
        const path = resolve(options.to ?? `${username}.zip`);
        if (!path.endsWith('.zip')) throw new CliError('An export is a zip file: name it with .zip.', 2);
        const { createBackup } = await import('../../core/backup/places.ts');
        const { openStorage } = await import('../../core/storage/open.ts');
        const { steps, writeExport, writeFiles } = await import('../../core/personal-data/write-export.ts');
        const { personalData } = await import('../../personal-data.ts');
        const writer = await createBackup(path);
        const onProgress = io.progress('Exporting');
        try {
          // Not tried again: the file would have everything twice.
          const data = personalData();
          const files = await db.transaction(
            (tx) => writeExport({ db: tx, data, userId, writer, onProgress }),
            { isolation: 'repeatable read', attempts: 1 },
          );
          await writeFiles(await openStorage(config, dataDir), writer, files);
          onProgress(steps(data), steps(data));
          await writer.finish();
        } catch (error) {
          await writer.abandon();
          throw error;
        }
        if (options.json) return io.json({ path });
        io.line(path);
      }),
    );
}

const examples = `
Examples:
  weft export ada
  weft export ada --to /tmp/for-ada.zip
`;
