import { readMigrations } from './files.ts';
import { ensureLedger, forgetStep, readLedger, recordStep } from './ledger.ts';
import { MigrationError } from './migration-error.ts';
import { type MigrateOptions, withClient, withMigrationLock } from './session.ts';
import { migrationsFolder } from './up.ts';

/** Writes down what a person finished by hand after a step without a transaction stopped half-way. */
export function resolveMigration(
  options: MigrateOptions & { number: number; as: 'applied' | 'rolled-back' },
) {
  return withClient(options.connection, async (client) => {
    const migrations = await readMigrations(options.folder ?? migrationsFolder);
    const migration = migrations[options.number - 1];
    if (migration === undefined) throw new MigrationError(`There is no migration ${options.number}.`);
    return withMigrationLock(client, options, async () => {
      await ensureLedger(client);
      const row = (await readLedger(client)).find(({ number }) => number === options.number);
      if (row === undefined || row.state === 'applied')
        throw new MigrationError(`${migration.name} did not stop half-way: there is nothing to resolve.`);
      if (options.as === 'applied') await recordStep(client, migration, 'applied');
      else await forgetStep(client, migration);
      return migration.name;
    });
  });
}
