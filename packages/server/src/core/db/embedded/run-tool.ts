import { spawn } from 'node:child_process';
import { EmbeddedDatabaseError, errorCode } from './embedded-database-error.ts';
import type { Account } from './run-as.ts';
import { commandFor } from './run-as.ts';

/** Nothing of Weft's own environment: its secrets are none of the database's business. */
export const toolEnvironment = { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };

/** Runs a PostgreSQL program to its end; what it printed is for the error, should it fail. */
export function runTool(
  file: string,
  args: readonly string[],
  account: Account | undefined,
): Promise<{ code: number | null; output: string }> {
  const [command, all] = commandFor(account, file, args);
  const child = spawn(command, all, {
    ...account,
    cwd: '/',
    env: toolEnvironment,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const chunks: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk));
  return new Promise((resolve, reject) => {
    child.on('error', (error) => reject(cannotRun(file, error)));
    child.on('close', (code) => resolve({ code, output: Buffer.concat(chunks).toString() }));
  });
}

/** A file that is there and "does not exist" wants a loader that is not: another kind of Linux. */
export function cannotRun(file: string, error: unknown): EmbeddedDatabaseError {
  return new EmbeddedDatabaseError(
    `${file} cannot be run on this system (${errorCode(error)}).`,
    'Name a PostgreSQL server with DATABASE_URL.',
    { cause: error },
  );
}
