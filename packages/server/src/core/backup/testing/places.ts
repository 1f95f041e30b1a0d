import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
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

/** Where a server keeps its data, where its backups go, and the phrase that locks their secrets. */
export async function aShelf() {
  const folder = await aFolder();
  const [data, shelf, phrase] = [join(folder, 'data'), join(folder, 'shelf'), join(folder, 'passphrase')];
  await mkdir(shelf);
  await writeFile(phrase, 'warp and weft and warp\n');
  return { folder, data, shelf, phrase };
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
