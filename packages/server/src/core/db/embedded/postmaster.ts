import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { PostgresConnection } from './connection.ts';
import { errorCode } from './embedded-database-error.ts';
import type { Layout } from './layout.ts';
import { openLog } from './log-file.ts';
import { recordedPid, serves } from './postmaster-pid.ts';
import type { Account } from './run-as.ts';
import { commandFor } from './run-as.ts';
import { cannotRun, toolEnvironment } from './run-tool.ts';
import type { PostgresBinaries } from './versions.ts';

/** All that is needed to run the server of one data directory. */
export interface ServerSpec {
  readonly layout: Layout;
  readonly binaries: PostgresBinaries;
  readonly account: Account | undefined;
  readonly settings: readonly string[];
  readonly connection: PostgresConnection;
}

export interface Postmaster {
  readonly pid: number;
  readonly adopted: boolean;
  /** Settles when the process is gone, whoever ended it. */
  readonly gone: Promise<void>;
}

export async function spawnPostmaster(spec: ServerSpec): Promise<Postmaster> {
  const { layout, binaries, account, settings } = spec;
  const file = join(binaries.bin, 'postgres');
  const log = openLog(layout.logFile);
  // Detached: a Ctrl-C in the terminal must reach Weft alone, which stops the database last.
  const [command, args] = commandFor(account, file, ['-D', layout.cluster, ...settings]);
  const child = spawn(command, args, {
    ...account,
    cwd: '/',
    detached: true,
    env: { ...toolEnvironment, PG_GRANDPARENT_PID: String(staleOrParent(layout)) },
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.unref();
  return { pid: await spawned(child, file), adopted: false, gone };
}

/** A server that outlived the Weft that started it. */
export function adopted(pid: number, cluster: string): Postmaster {
  return { pid, adopted: true, gone: watch(pid, cluster) };
}

/** Fast: open transactions are rolled back, everything is written. Immediate, should that take too long. */
export async function stopPostmaster(postmaster: Postmaster, patienceMs = 30_000): Promise<void> {
  for (const signal of ['SIGINT', 'SIGQUIT', 'SIGKILL'] as const) {
    send(postmaster.pid, signal);
    const patience = new AbortController();
    const tired = pause(patienceMs, 'tired', { signal: patience.signal }).catch(() => 'tired');
    const outcome = await Promise.race([postmaster.gone, tired]);
    patience.abort();
    if (outcome !== 'tired') return;
  }
}

/**
 * PostgreSQL takes the pid in its pid file for dead if it is that of its own parent or grandparent. We tell it
 * so about a pid that is no server of this data (a zombie, or another process by the same number), rather than
 * delete the file: its second check, whether anybody still uses the shared memory, stays in force.
 */
function staleOrParent(layout: Layout): number {
  const pid = recordedPid(layout.cluster);
  return pid !== undefined && !serves(pid, layout.cluster) ? pid : process.ppid;
}

function spawned(child: ChildProcess, file: string): Promise<number> {
  return new Promise((resolve, reject) => {
    child.once('error', (error) => reject(cannotRun(file, error)));
    child.once('spawn', () => resolve(child.pid ?? 0));
  });
}

/** Only a parent is told of an end; anybody else has to look. */
async function watch(pid: number, cluster: string): Promise<void> {
  while (serves(pid, cluster)) await pause(250, undefined, { ref: false });
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if (errorCode(error) !== 'ESRCH') throw error;
  }
}
