import pg from 'pg';
import type { Connection } from '../connection.ts';
import { MigrationError } from './migration-error.ts';

/** "weft migrate" as a number: whoever holds this session lock migrates, everybody else waits. */
const migrationLock = 7_339_110_466_103_811n;
const oldestSupported = 15;

export interface MigrateOptions {
  readonly connection: Connection;
  /** Where the steps are; the server's own folder unless a test brings another. */
  readonly folder?: string;
  readonly log?: (message: string) => void;
  /** How many of the steps are done, for a progress bar. */
  readonly onProgress?: (done: number, total: number) => void;
  readonly waitMs?: number;
  /** By whoever marked the database as unfinished; everybody else is refused there. */
  readonly restoring?: boolean;
}

export async function withClient<T>(
  connection: Connection,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client({
    ...connection,
    application_name: 'weft migrate',
    connectionTimeoutMillis: 10_000,
  });
  client.on('error', () => {}); // The query under way reports it.
  await client.connect();
  try {
    await refuseOldServer(client);
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Polled, not queued: a waiter that dies leaves nothing behind, and a long wait can be told. */
export async function withMigrationLock<T>(
  client: pg.Client,
  options: MigrateOptions,
  work: () => Promise<T>,
): Promise<T> {
  const deadline = Date.now() + (options.waitMs ?? 10 * 60_000);
  let told = false;
  while (!(await tryLock(client))) {
    if (Date.now() > deadline) throw new MigrationError('Another node has been migrating for too long.');
    if (!told) options.log?.('Another node is migrating, or a backup is being made; waiting for it.');
    told = true;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  try {
    return await work();
  } finally {
    await client.query('select pg_advisory_unlock($1)', [migrationLock]).catch(() => {});
  }
}

/** For whoever reads all tables and cannot have one changed meanwhile: migrations wait, other readers do not. */
export async function shareMigrationLock(client: pg.Client): Promise<void> {
  await client.query('select pg_advisory_lock_shared($1)', [migrationLock]);
}

async function tryLock(client: pg.Client): Promise<boolean> {
  const result = await client.query<{ got: boolean }>('select pg_try_advisory_lock($1) as got', [
    migrationLock,
  ]);
  return result.rows[0]?.got === true;
}

async function refuseOldServer(client: pg.Client): Promise<void> {
  const result = await client.query<{ number: number; version: string }>(
    `select current_setting('server_version_num')::int as number, current_setting('server_version') as version`,
  );
  const server = result.rows[0];
  if (server !== undefined && server.number < oldestSupported * 10_000)
    throw new MigrationError(
      `This database is PostgreSQL ${server.version}; Weft needs ${oldestSupported} or newer.`,
    );
}
