import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import pg from 'pg';
import type { Connection } from '../../db/connection.ts';

/** A folder of the test's own, removed after it. */
export async function aFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'weft-backup-'));
  after(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

export async function onDatabase<T>(
  connection: Connection,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client(connection);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** The first column of the first row. */
export function ask(connection: Connection, query: string): Promise<unknown> {
  return onDatabase(connection, async (client) => {
    const { rows } = await client.query({ text: query, rowMode: 'array' });
    return rows[0]?.[0];
  });
}
