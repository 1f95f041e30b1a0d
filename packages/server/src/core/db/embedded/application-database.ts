import pg from 'pg';
import type { PostgresConnection } from './connection.ts';

/** Makes Weft's database if it is not there, and tells which version serves it. */
export async function ensureDatabase(connection: PostgresConnection): Promise<string> {
  const client = new pg.Client({ ...connection, database: 'postgres', connectionTimeoutMillis: 10_000 });
  client.on('error', () => {}); // The query under way reports it.
  await client.connect();
  try {
    const found = await client.query('select 1 from pg_database where datname = $1', [connection.database]);
    if (found.rowCount === 0)
      await client.query(`create database ${pg.escapeIdentifier(connection.database)}`);
    const answer = await client.query<{ version: string }>(
      `select current_setting('server_version') as version`,
    );
    return answer.rows[0]?.version ?? '';
  } finally {
    await client.end();
  }
}
