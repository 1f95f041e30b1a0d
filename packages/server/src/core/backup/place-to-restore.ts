import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { isUnfinished, markUnfinished, prepareDataDirectory } from '../config/data-directory.ts';
import { lockDataDirectory } from '../db/embedded/lock.ts';
import { BackupError } from './backup-error.ts';

/** Not somebody's data: what a freshly made disk holds, and our own lock. */
const nothing = new Set(['lost+found', 'weft.lock']);

/** Claims an empty data directory, or one that an earlier restore left unfinished, and lets `prepare` put things in. */
export function claimFolder(dataDir: string, prepare: () => void): void {
  prepareDataDirectory(dataDir);
  const found = readdirSync(dataDir).filter((name) => !nothing.has(name));
  if (found.length > 0 && !isUnfinished(dataDir))
    throw new BackupError(`${dataDir} is not empty (${found[0]}, …). Name an empty folder with --data.`);
  const lock = lockDataDirectory(dataDir);
  try {
    markUnfinished(dataDir);
    prepare();
  } finally {
    lock.release();
  }
}

/** After a restore that failed: the folder is as empty as it was. Its database has been stopped. */
export function emptyFolder(dataDir: string): void {
  for (const name of readdirSync(dataDir))
    if (name !== 'lost+found') rmSync(join(dataDir, name), { recursive: true, force: true });
}
