import { join, resolve } from 'node:path';
import { Command } from 'commander';
import type { MadeBackup } from '../../core/backup/write-backup.ts';
import type { Connection } from '../../core/db/connection.ts';
import { Database } from '../../core/db/database.ts';
import { operator } from '../../core/policy/actor.ts';
import { recordAct } from '../../features/audit/record.ts';
import { count, size } from '../amounts.ts';
import type { CliContext } from '../context.ts';
import { CliError } from '../failure.ts';
import { withServer } from '../open.ts';
import { passphraseOption, passphraseOverride } from '../passphrase.ts';
import { stoppable } from '../signals.ts';

interface BackupCommandOptions {
  readonly to?: string;
  readonly passphraseFile?: string;
  readonly files: boolean;
  readonly json?: boolean;
}

export function backupCommand(context: CliContext): Command {
  const { io } = context;
  return new Command('backup')
    .description('Copy everything as it is at this moment, while people go on working.')
    .option('--to <place>', 'a new folder, a new file.zip, or a folder in which a dated one is made (here)')
    .option(...passphraseOption)
    .option('--no-files', 'only the database and the secrets; the files are backed up some other way')
    .option('--json', 'answer in JSON')
    .addHelpText('after', examples)
    .action((options: BackupCommandOptions, self: Command) =>
      withServer(
        context,
        self,
        async ({ connection, direct }, { config, dataDir }) => {
          // Loaded here: other commands should not wait for it.
          const { writeBackup } = await import('../../core/backup/write-backup.ts');
          const { secretsToKeep } = await import('../../core/backup/secrets-file.ts');
          const { openStorage } = await import('../../core/storage/open.ts');
          const path = await placeFor(options.to ?? '.');
          const content = secretsToKeep(dataDir, config.secret);
          const passphrase = config.backupPassphrase;
          const secrets =
            content === undefined || passphrase === undefined ? undefined : { content, passphrase };
          const storage = options.files ? { storage: await openStorage(config, dataDir) } : {};
          const made = await stoppable(process, (signal) =>
            writeBackup({
              ...{ connection: direct, path, signal, onProgress: io.progress('Backing up') },
              ...(secrets === undefined ? {} : { secrets }),
              ...storage,
            }),
          );
          await writeDown(connection, made).catch((error: Error) =>
            io.note(`The backup is whole; that it was made could not be written down: ${error.message}`),
          );
          if (content !== undefined && secrets === undefined)
            io.note('The secrets are left out: no passphrase was given (--passphrase-file).');
          if (options.json) io.json({ path, gone: made.gone, ...made.manifest });
          else io.line(inWords(path, made));
          if (made.gone.length > 0)
            throw new CliError(
              `${count(made.gone.length, 'file')} went while the backup was made: ${made.gone[0]}`,
              3,
            );
        },
        passphraseOverride(options.passphraseFile),
      ),
    );
}

/** On record, so that the operator's page can say when the last one was made. */
async function writeDown(connection: Connection, { manifest }: MadeBackup): Promise<void> {
  const db = new Database({ connection, poolSize: 1, applicationName: 'weft cli' });
  const rows = String(manifest.tables.reduce((sum, table) => sum + table.rows, 0));
  try {
    await db.transaction((tx) =>
      recordAct(tx, { act: 'server.backup', actor: operator, subject: 'server:1', detail: { rows } }),
    );
  } finally {
    await db.close();
  }
}

/** Into a folder that is there goes a dated one, so that a timer can always say the same. */
async function placeFor(to: string): Promise<string> {
  const { kindOf } = await import('../../core/backup/place.ts');
  const path = resolve(to);
  if ((await kindOf(path)) !== 'folder') return path;
  return join(path, `weft-${new Date().toISOString().replaceAll(/[-:]|\.\d+/g, '')}`);
}

function inWords(path: string, { manifest }: MadeBackup): string {
  const { tables, files } = manifest;
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  const bytes = tables.reduce((sum, table) => sum + table.bytes, 0);
  const also = files === null ? '' : `, ${count(files.count, 'file')} (${size(files.bytes)})`;
  return `${path}\n${count(tables.length, 'table')}, ${count(rows, 'row')} (${size(bytes)} before compression)${also}`;
}

const examples = `
Examples:
  weft backup                                        a dated folder here
  weft backup --to /var/backups/weft                 a dated folder in there
  weft backup --to monday.zip --passphrase-file /root/weft-passphrase
  weft backup --to /mnt/usb/weft --json              for programs; exit code 0 means that it is whole and on the disk
`;
