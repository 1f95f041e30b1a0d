import { after } from 'node:test';
import pino, { type DestinationStream } from 'pino';
import { loadConfig, type Overrides } from '../../src/core/config/load.ts';
import type { Config } from '../../src/core/config/settings.ts';
import type { PostgresConnection } from '../../src/core/db/embedded/connection.ts';
import { createLogger } from '../../src/core/log.ts';
import { Vault } from '../../src/core/vault.ts';
import { type RunningServer, serve } from '../../src/serve.ts';
import { testDatabase } from './database.ts';
import { testFolder } from './folder.ts';

export interface TestServer extends RunningServer {
  readonly config: Config;
  readonly connection: PostgresConnection;
  readonly dataDir: string;
  /** Every statement that the server sent since the last `count`. */
  count(work: () => Promise<unknown>): Promise<string[]>;
}

export interface TestServerOptions {
  /** Otherwise jobs are enqueued and stay where they are. */
  readonly jobs?: boolean;
  /** Where its log goes; otherwise nowhere. */
  readonly logTo?: DestinationStream;
}

/** Opens what the test servers have sealed. */
export const testVault = new Vault(() => 'the secret of every server under test');

/** A whole server on a database of its own and a free port, closed after the file's tests. */
export async function testServer(
  overrides: Overrides = {},
  { jobs = false, logTo }: TestServerOptions = {},
): Promise<TestServer> {
  const { connection } = await testDatabase();
  const config = loadConfig(
    {},
    { port: '0', requestsPerMinute: '1000000', logLevel: 'silent', ...overrides },
  );
  const statements: string[] = [];
  const log = logTo === undefined ? pino({ level: 'silent' }) : createLogger('debug', logTo);
  const dataDir = await testFolder();
  const webFolder = new URL('./no-web-client', import.meta.url).pathname;
  const server = await serve({
    ...{ config, connection, direct: connection, log, dataDir, webFolder },
    observe: (text) => statements.push(text),
    vault: testVault,
    jobs,
  });
  after(() => server.close());
  return {
    ...server,
    config,
    connection,
    dataDir,
    async count(work) {
      // The stream polls at its own pace, and how far old comments are is asked every few seconds: only what a request itself
      // sends is counted.
      statements.length = 0;
      await work();
      return statements.filter((text) => !isBackground(text));
    },
  };
}

function isBackground(text: string): boolean {
  return /from outbox|from stream|from comment_moving/.test(text);
}
