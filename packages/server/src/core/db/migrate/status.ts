import { readMigrations } from './files.ts';
import { readLedger } from './ledger.ts';
import { type MigrateOptions, withClient } from './session.ts';
import { migrationsFolder } from './up.ts';

export interface MigrationStatus {
  readonly number: number;
  readonly name: string;
  readonly state: 'applied' | 'pending' | 'running' | 'failed' | 'edited' | 'unknown to this version';
  readonly appliedAt: string | null;
}

/** Reads only: also on a database that was never migrated. */
export function migrationStatus(options: MigrateOptions): Promise<MigrationStatus[]> {
  return withClient(options.connection, async (client) => {
    const migrations = await readMigrations(options.folder ?? migrationsFolder);
    const ledger = new Map((await readLedger(client)).map((row) => [row.number, row]));
    const known = migrations.map((migration): MigrationStatus => {
      const row = ledger.get(migration.number);
      ledger.delete(migration.number);
      const edited = row !== undefined && row.checksum !== migration.checksum;
      return {
        number: migration.number,
        name: migration.name,
        state: row === undefined ? 'pending' : edited ? 'edited' : row.state,
        appliedAt: row?.applied_at.toISOString() ?? null,
      };
    });
    const newer = [...ledger.values()].map((row): MigrationStatus => {
      const appliedAt = row.applied_at.toISOString();
      return { number: row.number, name: row.name, state: 'unknown to this version', appliedAt };
    });
    return [...known, ...newer];
  });
}
