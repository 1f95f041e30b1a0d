import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import type { PostgresConnection } from '../../src/core/db/embedded/connection.ts';
import { emptyDatabase } from './database.ts';

export const weft = join(import.meta.dirname, '../../bin/weft.js');

export interface Outcome {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** The command line as an operator uses it, in a process of its own. */
export function run(args: readonly string[], env: Record<string, string> = {}): Promise<Outcome> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [weft, ...args], {
      env: { PATH: process.env.PATH, HOME: process.env.HOME, WEFT_LOG_LEVEL: 'warn', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let out = '';
    let err = '';
    child.stdout.on('data', (chunk) => {
      out += chunk;
    });
    child.stderr.on('data', (chunk) => {
      err += chunk;
    });
    child.on('close', (code) => resolve({ code, out, err }));
  });
}

/** A refusal is one line. */
export function oneLine({ err }: Outcome): string {
  const lines = err.trim().split('\n');
  assert.equal(lines.length, 1, err);
  return lines[0] ?? '';
}

/** The address of an empty database. */
export async function urlOf(): Promise<string> {
  return addressOf((await emptyDatabase()).connection);
}

/** For DATABASE_URL. */
export function addressOf({ host, port, user, password, database }: PostgresConnection): string {
  return `postgres://${user}:${encodeURIComponent(password)}@/${database}?host=${encodeURIComponent(host)}&port=${port}`;
}
