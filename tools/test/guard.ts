import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface GuardedFolder {
  readonly path: string;
  remove(): void;
}

/**
 * A folder for one run, and a small process that outlives a killed runner: it waits for the end of a pipe whose
 * other end only the runner holds, stops the database in the folder, and removes it. So not even `kill -9`
 * leaves a server behind.
 */
export function guardedFolder(): GuardedFolder {
  const path = join(tmpdir(), `weft-test-${randomBytes(4).toString('hex')}`);
  mkdirSync(path);
  // The database's account passes through.
  chmodSync(path, 0o711);
  const script = 'read _; kill -QUIT $(head -qn1 "$0"/postgres/data/postmaster.pid) 2>/dev/null; rm -rf "$0"';
  const guard = spawn('/bin/sh', ['-c', script, path], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
    cwd: '/',
  });
  guard.unref();
  return {
    path,
    remove: () => {
      guard.kill('SIGKILL');
      rmSync(path, { recursive: true, force: true });
    },
  };
}
