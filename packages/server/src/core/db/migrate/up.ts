import { join } from 'node:path';
import type { Client } from 'pg';
import { type Migration, readMigrations } from './files.ts';
import { ensureLedger, type LedgerRow, readLedger } from './ledger.ts';
import { MigrationError } from './migration-error.ts';
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
      if (options.restoring !== true) await refuseUnfinished(client);
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

/** Half a restore is no database to work on. Its mark is core/backup's. */
async function refuseUnfinished(client: Client): Promise<void> {
  const { rows } = await client.query<{ yes: boolean }>(
    `select to_regclass('public.weft_unfinished_restore') is not null as yes`,
  );
  if (rows[0]?.yes === true)
    throw new MigrationError('A restore into this database did not finish. Run it again; it begins anew.');
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
