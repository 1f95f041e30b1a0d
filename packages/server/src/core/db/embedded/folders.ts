import { chmodSync, chownSync, lstatSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { EmbeddedDatabaseError, fileTrouble } from './embedded-database-error.ts';
import type { Layout } from './layout.ts';
import { openDataDirectory } from './open-folders.ts';
import type { Account } from './run-as.ts';

/** Makes the folders around the database, each no more open than it must be. */
export function prepareFolders(layout: Layout, account: Account | undefined): void {
  ownFolder(layout.root, undefined);
  openDataDirectory(layout.root, account);
  ownFolder(dirname(layout.logFile), 0o700);
  ownFolder(layout.postgres, account === undefined ? 0o700 : 0o711);
  ownFolder(layout.binaries, 0o755);
  privateFolder(layout.run, account);
  if (layout.socketFolder !== layout.run) runtimeFolder(layout.socketFolder, account);
}

/** A folder of Weft itself. */
function ownFolder(path: string, mode: number | undefined): void {
  try {
    mkdirSync(path, { recursive: true });
    // Not by mkdir's mode, which a strict umask would narrow.
    if (mode !== undefined) chmodSync(path, mode);
  } catch (error) {
    throw fileTrouble(path, error);
  }
}

/** A folder that the database writes: its account's alone. */
export function privateFolder(path: string, account: Account | undefined): void {
  ownFolder(path, 0o700);
  if (account !== undefined) chownSync(path, account.uid, account.gid);
}

/** In a folder shared with everybody, somebody may have put one of that name there before us. */
function runtimeFolder(path: string, account: Account | undefined): void {
  const before = lstatSync(path, { throwIfNoEntry: false });
  const expected = account?.uid ?? process.getuid?.();
  if (before !== undefined && !(before.isDirectory() && before.uid === expected))
    throw new EmbeddedDatabaseError(
      `${path}, which would hold the database's socket, belongs to user ${before.uid}.`,
      'Remove it, or name a data directory with a shorter path by --data.',
    );
  privateFolder(path, account);
}
