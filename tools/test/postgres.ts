import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { startEmbedded } from '../../packages/server/src/core/db/embedded/server.ts';
import type { PostgresBinaries } from '../../packages/server/src/core/db/embedded/versions.ts';
import { migrateUp } from '../../packages/server/src/core/db/migrate/up.ts';
import { guardedFolder } from './guard.ts';

export interface TestPostgres {
  readonly version: string;
  /** What the test kit reads. */
  readonly env: Readonly<Record<string, string>>;
  stop(): Promise<void>;
}

const template = 'weft_template';

/** A server for one run, and in it a migrated database to be cloned by every test file. */
export async function startTestPostgres(binaries?: PostgresBinaries): Promise<TestPostgres> {
  const folder = guardedFolder();
  try {
    const server = await startEmbedded({
      dataDir: folder.path,
      password: randomBytes(24).toString('base64url'),
      log: () => {},
      durable: false,
      settings: { max_connections: '200' },
      ...(binaries === undefined ? {} : { binaries }),
    });
    const stop = async () => {
      await server.stop();
      folder.remove();
    };
    try {
      await makeTemplate(server.connection);
    } catch (error) {
      await stop();
      throw error;
    }
    const env = { WEFT_TEST_POSTGRES: JSON.stringify(server.connection), WEFT_TEST_TEMPLATE: template };
    return { version: server.version, env, stop };
  } catch (error) {
    folder.remove();
    throw error;
  }
}

async function makeTemplate(connection: pg.ClientConfig): Promise<void> {
  await onServer(connection, `create database ${template}`);
  await migrateUp({ connection: { ...connection, database: template } });
  // Nobody connects to it by mistake: a connection would make every clone wait.
  await onServer(connection, `alter database ${template} with allow_connections false is_template true`);
}

async function onServer(connection: pg.ClientConfig, statement: string): Promise<void> {
  const client = new pg.Client(connection);
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
