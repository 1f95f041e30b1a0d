import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { id } from '@weft/contract/values.ts';
import type { Database } from '../../core/db/database.ts';
import type { Executor } from '../../core/db/executor.ts';
import { sql } from '../../core/db/statement.ts';
import type { Storage } from '../../core/storage/storage.ts';
import { removeStored } from './remove-files.ts';

/** A file is written before its row; whatever is younger than this may still get one. */
const youngHours = 24;
const askedTogether = 500;

/** Files of one kind, and which of them a row names. */
export interface SweptFiles {
  readonly prefix: string;
  named(db: Executor, keys: readonly string[]): Promise<readonly { readonly key: string }[]>;
}

export const mediaFiles: readonly SweptFiles[] = [
  {
    prefix: 'media/',
    named: (db, keys) => db.rows(sql`select storage_key as key from media where storage_key = any(${keys})`),
  },
  {
    prefix: 'thumbnails/',
    named: (db, keys) =>
      db.rows(sql`select thumbnail_key as key from media where thumbnail_key = any(${keys})`),
  },
  {
    prefix: 'uploads/',
    named: (db, keys) =>
      db.rows(sql`select unnest(parts) as key from uploads where id = any(${idsIn(keys)}::bigint[])`),
  },
];

/** Keys of ours hold the row's id: `kind/42/1439…42-random`. */
export function idsIn(keys: readonly string[]): string[] {
  return keys.flatMap((key) => id.safeParse(/\/(\d+)-[^/]*$/.exec(key)?.[1]).data ?? []);
}

export interface SweepOptions {
  readonly kinds: readonly SweptFiles[];
  readonly signal?: AbortSignal;
  readonly now?: Date;
}

/** Removes what is in the storage and in no row: left by a crash, or by a row that went while a backup ran. */
export async function sweepFiles(
  db: Database,
  storage: Storage,
  { kinds, signal, now = new Date() }: SweepOptions,
): Promise<number> {
  const before = hoursBefore(now);
  let removed = 0;
  for (const { prefix, named } of kinds) {
    let old: string[] = [];
    const remove = async () => {
      const kept = new Set((await named(db, old)).map(({ key }) => key));
      const keys = old.filter((key) => !kept.has(key));
      old = [];
      const done = keys.length === 0 || (await removeStored(db, storage, keys, signal));
      if (done) removed += keys.length;
      return done;
    };
    for await (const { key, modifiedAt } of storage.list(prefix)) {
      signal?.throwIfAborted();
      if (modifiedAt < before) old.push(key);
      // A backup is under way: tomorrow, then.
      if (old.length >= askedTogether && !(await remove())) return removed;
    }
    if (!(await remove())) return removed;
  }
  return removed;
}

/** What a crash left on its way in, on this machine. */
export async function sweepIncoming(folder: string, now = new Date()): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    const path = join(folder, name);
    const found = await stat(path).catch(() => undefined);
    if (found?.isFile() === true && found.mtime < hoursBefore(now)) await rm(path, { force: true });
  }
}

const hoursBefore = (now: Date) => new Date(now.getTime() - youngHours * 3_600_000);
