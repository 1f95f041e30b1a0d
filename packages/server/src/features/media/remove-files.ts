import { z } from 'zod';
import { mayRemoveFiles } from '../../core/backup/locks.ts';
import type { Database } from '../../core/db/database.ts';
import type { Transaction } from '../../core/db/executor.ts';
import { enqueue } from '../../core/jobs/enqueue.ts';
import { defineJob } from '../../core/jobs/job.ts';
import type { Storage } from '../../core/storage/storage.ts';

const keysAtMost = 1000;

export const removeFiles = defineJob({
  name: 'media.remove-files',
  payload: z.object({ keys: z.array(z.string()).max(keysAtMost) }),
});

/** Where the rows go: the bytes follow when no backup needs them. What slips through is found by the sweep. */
export async function enqueueRemoval(tx: Transaction, keys: readonly string[]): Promise<void> {
  for (let at = 0; at < keys.length; at += keysAtMost)
    await enqueue(tx, removeFiles, { keys: keys.slice(at, at + keysAtMost) });
}

/** A transaction that idles too long is ended, and a slow bucket must not make it so. */
const together = 20;

/** False: a backup is under way, and nothing more was removed. */
export async function removeStored(
  db: Database,
  storage: Storage,
  keys: readonly string[],
  signal?: AbortSignal,
): Promise<boolean> {
  for (let at = 0; at < keys.length; at += together) {
    signal?.throwIfAborted();
    const removed = await db.transaction(
      async (tx) => {
        if (!(await mayRemoveFiles(tx))) return false;
        await Promise.all(keys.slice(at, at + together).map((key) => storage.delete(key)));
        return true;
      },
      { attempts: 1 },
    );
    if (!removed) return false;
  }
  return true;
}
