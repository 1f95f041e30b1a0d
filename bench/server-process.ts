import { type ChildProcess, spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';

const weft = join(import.meta.dirname, '../packages/server/bin/weft.js');

export interface ServerProcess {
  readonly url: string;
  /** From spawn to the first 200 of the page. */
  readonly startMs: number;
  readonly child: ChildProcess;
  /** What it has said to its terminal so far. */
  said(): string;
  residentMb(): number;
  /** Asks it to stop, as Ctrl-C does. */
  stop(): Promise<void>;
  /** kill -9 of Weft alone: its database lives on. */
  kill(): Promise<void>;
}

/** A real `weft start`, as an operator runs it. */
export async function startServerProcess(
  dataDir: string,
  options: { readonly port?: number; readonly env?: Readonly<Record<string, string>> } = {},
): Promise<ServerProcess> {
  const port = options.port ?? (await freePort());
  const url = `http://127.0.0.1:${port}`;
  const started = performance.now();
  const child = spawn(process.execPath, [weft, 'start', '--data', dataDir, '--port', String(port)], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, WEFT_LOG_LEVEL: 'error', WEFT_REQUESTS_PER_MINUTE: '1000000', ...options.env },
  });
  let said = '';
  child.stdout?.on('data', (chunk) => {
    said += chunk;
  });
  let complaint = '';
  child.stderr?.on('data', (chunk) => {
    complaint += chunk;
  });
  await firstPage(url, child, () => complaint);
  const startMs = performance.now() - started;
  return {
    url,
    startMs,
    child,
    said: () => said,
    residentMb: () => residentMb(child.pid ?? 0),
    stop: () => end(child, 'SIGTERM'),
    kill: () => end(child, 'SIGKILL'),
  };
}

function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve();
    child.once('exit', () => resolve());
    child.kill(signal);
  });
}

async function firstPage(url: string, child: ChildProcess, complaint: () => string): Promise<void> {
  const deadline = performance.now() + 60_000;
  while (performance.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`weft start ended: ${complaint()}`);
    const answer = await fetch(url, { headers: { accept: 'text/html' } }).catch(() => undefined);
    await answer?.arrayBuffer();
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  child.kill('SIGKILL');
  throw new Error(`weft start gave no page within a minute: ${complaint()}`);
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}

/**
 * Proportional set size of the process and all below it: what PostgreSQL's processes share is counted once. Only
 * Linux tells it.
 */
function residentMb(root: number): number {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const ppid = readParent(Number(name));
    if (ppid !== undefined) parents.set(Number(name), ppid);
  }
  const isBelow = (pid: number): boolean =>
    pid === root || (parents.has(pid) && isBelow(parents.get(pid) ?? 0));
  const kilobytes = [...parents.keys()].filter(isBelow).map(proportionalKb);
  return Math.round(kilobytes.reduce((sum, kb) => sum + kb, 0) / 1024);
}

function readParent(pid: number): number | undefined {
  try {
    return Number(/^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);
  } catch {
    return undefined; // It ended while we looked.
  }
}

function proportionalKb(pid: number): number {
  try {
    return Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0);
  } catch {
    return 0;
  }
}
