import type { Connection } from '../db/connection.ts';
import { withClient, withMigrationLock } from '../db/migrate/session.ts';
import { migrateUp } from '../db/migrate/up.ts';
import { emptyDatabase } from './empty.ts';

/** Everything goes, and an empty Weft is made. Not under a backup or another node's migration: they hold the lock. */
export async function resetDatabase(connection: Connection, log: (message: string) => void): Promise<void> {
  await withClient(connection, (client) =>
    withMigrationLock(client, { connection, log }, () => emptyDatabase(client)),
  );
  await migrateUp({ connection });
}
