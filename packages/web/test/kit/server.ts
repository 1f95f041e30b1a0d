import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startServerProcess } from '../../../../bench/server-process.ts';

export interface ServerForBrowser {
  readonly url: string;
  /** What the server has said to its terminal. */
  said(): string;
  stop(): Promise<void>;
}

/** A real `weft start` on an empty folder, or the server that WEFT_URL names. */
export async function startServerForBrowser(
  env: Readonly<Record<string, string>> = {},
  port?: number,
): Promise<ServerForBrowser> {
  const running = process.env.WEFT_URL;
  if (running !== undefined) return { url: running.replace(/\/$/, ''), said: () => '', stop: async () => {} };
  const dataDir = await mkdtemp(join(tmpdir(), 'weft-browser-'));
  const server = await startServerProcess(dataDir, { env, ...(port === undefined ? {} : { port }) });
  return {
    url: server.url,
    said: server.said,
    stop: async () => {
      await server.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
