import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import pg from 'pg';
import type { PostgresConnection } from '../connection.ts';
import { layoutOf } from '../layout.ts';
import { recordedPid } from '../postmaster-pid.ts';
import { type EmbeddedOptions, type EmbeddedServer, startEmbedded } from '../server.ts';

export const password = 'only known to these tests';

export const asRoot = process.getuid?.() === 0;

/** An empty data directory as `mktemp -d` makes it; whatever still runs in it at the end is killed. */
export function dataFolder(t: TestContext, below = tmpdir()): string {
  const path = mkdtempSync(join(below, 'weft-embedded-'));
  t.after(() => {
    kill(path);
    rmSync(path, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  });
  return path;
}

export function start(dataDir: string, options: Partial<EmbeddedOptions> = {}): Promise<EmbeddedServer> {
  return startEmbedded({ dataDir, password, log: () => {}, durable: false, ...options });
}

export function kill(dataDir: string, signal: NodeJS.Signals = 'SIGKILL'): void {
  const pid = recordedPid(layoutOf(dataDir).cluster);
  try {
    if (pid !== undefined) process.kill(pid, signal);
  } catch {
    // Gone already.
  }
}

export async function query(
  connection: PostgresConnection,
  text: string,
): Promise<Record<string, unknown>[]> {
  const client = new pg.Client(connection);
  client.on('error', () => {}); // The query under way reports it.
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end().catch(() => {});
  }
}
