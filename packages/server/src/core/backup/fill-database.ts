import pg from 'pg';
import type { Connection } from '../db/connection.ts';
import { migrateUp } from '../db/migrate/up.ts';
import { sameTextEverywhere } from './copy.ts';
import { claimDatabase, emptyDatabase, releaseDatabase } from './empty.ts';
import { type Loaded, type LoadOptions, loadTables, type Source } from './load.ts';
import type { BackupMigration } from './manifest.ts';

export interface FillOptions extends LoadOptions {
  readonly connection: Connection;
  readonly migrations: readonly BackupMigration[];
  readonly source: Source;
  /** Everybody signs in anew: a session that was ended since the backup would otherwise be open again. */
  readonly endSessions: boolean;
  /** Whatever is in the database goes: it is known to be an earlier attempt's. */
  readonly sweep?: boolean;
}

/**
 * An empty database, filled: schema as it was there, rows, forward to this version's schema. It is marked as
 * unfinished until all of it is done, and emptied again when that fails.
 */
export async function fillDatabase(options: FillOptions): Promise<Loaded[]> {
  const { connection } = options;
  const client = new pg.Client({ ...connection, application_name: 'weft restore' });
  client.on('error', () => {}); // The query under way reports it.
  await client.connect();
  try {
    await client.query(sameTextEverywhere);
    await claimDatabase(client, options.sweep ?? false);
    try {
      const to = options.migrations.at(-1)?.number ?? 0;
      await migrateUp({ connection, to, restoring: true });
      const loaded = await loadAll(client, options);
      await migrateUp({ connection, restoring: true });
      await client.query('analyze');
      await releaseDatabase(client);
      return loaded;
    } catch (error) {
      await emptyDatabase(client).catch(() => {}); // The mark stays then, and the next restore sweeps.
      throw error;
    }
  } finally {
    await client.end();
  }
}

async function loadAll(
  client: pg.Client,
  { source, endSessions, onProgress, signal }: FillOptions,
): Promise<Loaded[]> {
  await client.query('begin');
  try {
    const loaded = await loadTables(client, source, { onProgress, signal });
    // Positions may be given a second time to other events, so no cursor of before may count.
    await client.query(`update stream set epoch = left(replace(gen_random_uuid()::text, '-', ''), 12)`);
    if (endSessions) await client.query('delete from sessions');
    await client.query('commit');
    return loaded;
  } catch (error) {
    await client.query('rollback').catch(() => {});
    throw error;
  }
}
