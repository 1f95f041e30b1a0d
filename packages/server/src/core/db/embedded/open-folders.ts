import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { EmbeddedDatabaseError } from './embedded-database-error.ts';
import type { Account } from './run-as.ts';

/**
 * Sees to it that the account gets as far as the data directory. Weft's own folder is opened for passing through
 * (not for listing); folders above it are somebody else's, so the first closed one is named and left alone.
 */
export function openDataDirectory(dataDir: string, account: Account | undefined): void {
  if (account === undefined) return;
  requireOpen(dirname(dataDir), account);
  if (canEnter(dataDir, account)) return;
  chmodSync(dataDir, (statSync(dataDir).mode & 0o7777) | 0o011);
  requireOpen(dataDir, account);
}

/** Whether the account can get there, taking for open what Weft makes or opens itself: the data directory. */
export function leadsTo(folder: string, account: Account): boolean {
  const above = ancestors(dirname(folder)).filter((one) => existsSync(one));
  return above.every((one) => canEnter(one, account));
}

export function requireOpen(folder: string, account: Account): void {
  if (canEnter(folder, account)) return;
  const closed = ancestors(folder).find((one) => !canEnter(one, account)) ?? folder;
  throw new EmbeddedDatabaseError(
    `The folder ${closed} is closed to user ${account.uid}, as whom the database runs because PostgreSQL refuses root.`,
    `Open it for passing through (chmod o+x ${closed}), or name a data directory elsewhere with --data.`,
  );
}

/** Asked of the system, since mode bits alone do not tell of access lists. */
function canEnter(folder: string, { uid, gid }: Account): boolean {
  return (
    spawnSync('/bin/sh', ['-c', 'cd -- "$0"', folder], { uid, gid, cwd: '/', stdio: 'ignore' }).status === 0
  );
}

function ancestors(folder: string): string[] {
  const parent = dirname(folder);
  return parent === folder ? [folder] : [...ancestors(parent), folder];
}
