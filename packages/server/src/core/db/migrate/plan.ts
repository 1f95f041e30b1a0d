import type { Migration } from './files.ts';
import type { LedgerRow } from './ledger.ts';
import { MigrationError } from './migration-error.ts';

/**
 * Compares what the database says it has with what this version of Weft brings, and refuses whatever a machine
 * should not decide: a step edited after it landed, one that stopped half-way, a schema that is too new.
 */
export function checkLedger(migrations: readonly Migration[], ledger: readonly LedgerRow[]): void {
  for (const row of ledger) {
    const known = migrations[row.number - 1];
    if (row.state !== 'applied') {
      const what = row.direction === 'up' ? 'stopped half-way' : 'stopped half-way back';
      throw new MigrationError(
        `Migration ${row.name} ${what}${row.error === null ? '' : ` (${row.error})`}. ` +
          `Run "weft migrate up" or "down" again once its cause is mended (its statements can be repeated), or, ` +
          `after finishing by hand, "weft migrate resolve ${row.number} --applied" or "--rolled-back".`,
      );
    }
    if (known === undefined) {
      if (row.breaking)
        throw new MigrationError(
          `This database was migrated by a newer Weft (${row.name}) in a way that this version cannot work with. Start the newer version.`,
        );
      continue;
    }
    if (known.checksum !== row.checksum || known.name !== row.name)
      throw new MigrationError(
        `Migration ${row.name} is not the one that this database was migrated with. Migrations are never edited after they have landed.`,
      );
  }
}

export function pendingSteps(migrations: readonly Migration[], ledger: readonly LedgerRow[]): Migration[] {
  const applied = new Set(ledger.filter((row) => row.state === 'applied').map((row) => row.number));
  return migrations.filter((migration) => !applied.has(migration.number));
}
