import { resolve } from 'node:path';
import { Command } from 'commander';
import type { Manifest } from '../../core/backup/manifest.ts';
import type { BackupReader } from '../../core/backup/place.ts';
import { markFinished, prepareDataDirectory } from '../../core/config/data-directory.ts';
import { openServer } from '../../core/db/open.ts';
import { count } from '../amounts.ts';
import type { CliContext } from '../context.ts';
import { CliError } from '../failure.ts';
import { type Located, locate } from '../open.ts';
import { passphraseOption, passphraseOverride } from '../passphrase.ts';
import { stoppable } from '../signals.ts';

interface RestoreCommandOptions {
  readonly passphraseFile?: string;
  readonly withoutSecrets?: boolean;
  readonly keepSessions?: boolean;
  readonly check?: boolean;
  readonly json?: boolean;
}

export function restoreCommand(context: CliContext): Command {
  const { io } = context;
  return new Command('restore')
    .description('Bring a backup back, into an empty folder (--data) or an empty database (DATABASE_URL).')
    .argument('<backup>', 'its folder or its .zip')
    .option(...passphraseOption)
    .option('--without-secrets', 'make new secrets where those of the backup cannot be unlocked')
    .option('--keep-sessions', 'people stay signed in as they were, also where they have signed out since')
    .option('--check', 'read all of it and compare the checksums; change nothing')
    .option('--json', 'answer in JSON')
    .addHelpText('after', examples)
    .action((backup: string, options: RestoreCommandOptions, self: Command) =>
      withBackup(resolve(backup), async (reader, manifest) => {
        const { checkBackup } = await import('../../core/backup/read-backup.ts');
        // Also before a restore: what is damaged should be known before anything is made.
        await checkBackup(reader, manifest, io.progress('Checking'));
        if (!options.check) {
          const located = locate(context, self, passphraseOverride(options.passphraseFile));
          await stoppable(process, (signal) =>
            restore(context, located, reader, manifest, { ...options, signal }),
          );
        }
        if (options.json) return io.json({ checked: options.check === true, ...manifest });
        const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
        const what = `${count(rows, 'row')} in ${count(manifest.tables.length, 'table')}, as of ${manifest.madeAt}`;
        io.line(options.check ? `Whole: ${what}.` : `Restored: ${what}. Start it with "weft start".`);
      }),
    );
}

async function withBackup(
  path: string,
  work: (reader: BackupReader, manifest: Manifest) => Promise<void>,
): Promise<void> {
  // Loaded here: other commands should not wait for it.
  const { openBackup } = await import('../../core/backup/places.ts');
  const { readManifest, refuseOtherSchema } = await import('../../core/backup/read-backup.ts');
  const { readMigrations } = await import('../../core/db/migrate/files.ts');
  const { migrationsFolder } = await import('../../core/db/migrate/up.ts');
  const reader = await openBackup(path);
  try {
    const manifest = await readManifest(reader);
    refuseOtherSchema(manifest, await readMigrations(migrationsFolder));
    await work(reader, manifest);
  } finally {
    reader.close();
  }
}

async function restore(
  { io }: CliContext,
  located: Located,
  reader: BackupReader,
  manifest: Manifest,
  options: RestoreCommandOptions & { readonly signal: AbortSignal },
): Promise<void> {
  const { config, dataDir } = located;
  const { unlockFrom, writeSecretsFile } = await import('../../core/backup/secrets-file.ts');
  const { claimFolder, emptyFolder } = await import('../../core/backup/place-to-restore.ts');
  const { restoreDatabase } = await import('../../core/backup/restore.ts');
  const { restoreFiles } = await import('../../core/backup/restore-files.ts');
  const { openStorage } = await import('../../core/storage/open.ts');
  const embedded = config.databaseUrl === undefined;
  const passphrase = config.backupPassphrase;
  if (manifest.secrets !== null && passphrase === undefined && options.withoutSecrets !== true)
    throw new CliError(
      'The secrets of this backup are locked. Say --passphrase-file, or --without-secrets to make new ones.',
    );
  const secrets = passphrase === undefined ? undefined : await unlockFrom(reader, manifest, passphrase);
  const prepare = () => {
    if (secrets !== undefined) writeSecretsFile(dataDir, secrets);
  };
  if (embedded) claimFolder(dataDir, prepare);
  try {
    const server = await openServer({ ...located, mode: 'own', restoring: true, log: () => {} });
    try {
      // Files first: the database is what makes a place whole.
      const total = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
      const bars = { loading: io.progress('Restoring'), comparing: io.progress('Comparing') };
      const files = await restoreFiles(reader, manifest, await openStorage(config, dataDir));
      try {
        await restoreDatabase({
          ...{ connection: server.direct, reader, manifest },
          endSessions: options.keepSessions !== true,
          // The folder was empty, or marked by a restore that did not finish.
          sweep: embedded,
          onProgress: (step, rows) => bars[step](rows, total),
          signal: options.signal,
        });
      } catch (error) {
        await files.undo();
        throw error;
      }
    } finally {
      await server.close();
    }
  } catch (error) {
    if (embedded && !isBusy(error)) emptyFolder(dataDir);
    throw error;
  }
  if (embedded) markFinished(dataDir);
  else {
    prepareDataDirectory(dataDir);
    prepare();
  }
}

/** Another restore works in the folder: what is in it is not ours to remove. */
const isBusy = (error: unknown) => error instanceof Error && error.name === 'DataDirectoryBusy';

const examples = `
Examples:
  weft restore /var/backups/weft/weft-20261120T031700Z --data /var/lib/weft
  weft restore monday.zip --data ./rehearsal --passphrase-file /root/weft-passphrase
  DATABASE_URL=postgres://weft@db.example.org/weft weft restore monday.zip
  weft restore monday.zip --check                    is it whole?
`;
