import { join } from 'node:path';
import { type Migration, readMigrations } from './files.ts';
import { ensureLedger, type LedgerRow, readLedger } from './ledger.ts';
import { applyOptional } from './optional.ts';
import { checkLedger, pendingSteps } from './plan.ts';
import { runStep } from './run-script.ts';
import { type MigrateOptions, withClient, withMigrationLock } from './session.ts';

export const migrationsFolder = join(import.meta.dirname, '../../../../migrations');

export interface MigrateUpResult {
  readonly applied: string[];
  readonly optional: string[];
}

/** Brings the database to this version's schema. Safe to run on every node at once and again at any time. */
export function migrateUp(options: MigrateOptions & { to?: number }): Promise<MigrateUpResult> {
  const folder = options.folder ?? migrationsFolder;
  return withClient(options.connection, async (client) => {
    const migrations = (await readMigrations(folder)).filter(
      ({ number }) => number <= (options.to ?? Infinity),
    );
    return withMigrationLock(client, options, async () => {
      await ensureLedger(client);
      const steps = repeatable(migrations, await readLedger(client));
      for (const [index, step] of steps.entries()) {
        await runStep(client, step, 'up');
        options.onProgress?.(index + 1, steps.length);
        options.log?.(`Migrated ${step.name}`);
      }
      const optional = options.to === undefined ? await applyOptional(client, folder, options.log) : [];
      return { applied: steps.map((step) => step.name), optional };
    });
  });
}

/** A step without a transaction that stopped on its way up is simply run again; anything else odd is refused. */
function repeatable(migrations: readonly Migration[], ledger: readonly LedgerRow[]): Migration[] {
  const stopped = (row: LedgerRow) => row.state !== 'applied' && row.direction === 'up';
  const sound = ledger.filter(
    (row) => !stopped(row) || migrations[row.number - 1]?.checksum !== row.checksum,
  );
  checkLedger(migrations, sound);
  return pendingSteps(migrations, ledger);
}
