import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileTrouble } from './embedded-database-error.ts';

export class DataDirectoryBusy extends Error {
  constructor(dataDir: string) {
    super(
      `The data directory ${dataDir} is in use by another Weft; stop that one first, or name another with --data.`,
    );
    this.name = 'DataDirectoryBusy';
  }
}

export interface DataDirectoryLock {
  release(): void;
}

const sqliteBusy = 5;

/** A lock that nobody refers to any more would be collected, and thereby lost while its process still runs. */
const held = new Set<DatabaseSync>();

/**
 * The data directory for this process alone, until it releases or dies. SQLite's exclusive transaction is a
 * lock of the operating system: a kill -9 ends it, nothing is left to clean up, and no pid is believed.
 */
export function lockDataDirectory(dataDir: string): DataDirectoryLock {
  const path = join(dataDir, 'weft.lock');
  const file = openLockFile(path);
  try {
    file.exec('begin exclusive');
  } catch (error) {
    file.close();
    if (isBusy(error)) throw new DataDirectoryBusy(dataDir);
    throw fileTrouble(path, error);
  }
  held.add(file);
  return {
    release: () => {
      if (held.delete(file)) file.close();
    },
  };
}

function openLockFile(path: string): DatabaseSync {
  try {
    // Made by us first: SQLite would let everybody read it, and a reader's lock could keep us out. Not when it is
    // there already: closing it would drop a POSIX lock that this process holds on it.
    closeSync(openSync(path, 'wx', 0o600));
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST'))
      throw fileTrouble(path, error);
  }
  try {
    return new DatabaseSync(path, { timeout: 0 });
  } catch (error) {
    throw fileTrouble(path, error);
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && error.errcode === sqliteBusy;
}
