import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Database } from '../../core/db/database.ts';
import { sql } from '../../core/db/statement.ts';
import type { Storage } from '../../core/storage/storage.ts';
import { removeStored } from './remove-files.ts';

/** A file is written before its row; whatever is younger than this may still get one. */
const youngHours = 24;
const prefixes = ['media/', 'thumbnails/', 'uploads/'];
const askedTogether = 500;

/** Removes what is in the storage and in no row: left by a crash, or by a row that went while a backup ran. */
export async function sweepFiles(
  db: Database,
  storage: Storage,
  signal?: AbortSignal,
  now = new Date(),
): Promise<number> {
  const before = new Date(now.getTime() - youngHours * 3_600_000);
  let removed = 0;
  let old: string[] = [];
  const remove = async () => {
    const keys = await unnamed(db, old);
    old = [];
    if (keys.length === 0) return true;
    const done = await removeStored(db, storage, keys, signal);
    if (done) removed += keys.length;
    return done;
  };
  for (const prefix of prefixes)
    for await (const { key, modifiedAt } of storage.list(prefix)) {
      signal?.throwIfAborted();
      if (modifiedAt < before) old.push(key);
      // A backup is under way: tomorrow, then.
      if (old.length >= askedTogether && !(await remove())) return removed;
    }
  if (await remove()) await sweepIncoming(storage.incoming, before);
  return removed;
}

async function unnamed(db: Database, keys: readonly string[]): Promise<string[]> {
  const rows = await db.rows<{ key: string }>(sql`
    select k.key from unnest(${keys}::text[]) as k (key)
    where not exists (select from media m where m.storage_key = k.key)
      and not exists (select from media m where m.thumbnail_key = k.key)
      and not exists (
        select from uploads u where k.key like 'uploads/%' and u.id = split_part(split_part(k.key, '/', 3), '-', 1)::bigint
          and k.key = any(u.parts))`);
  return rows.map(({ key }) => key);
}

/** What a crash left on its way in, on this machine. */
async function sweepIncoming(folder: string, before: Date): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    const path = join(folder, name);
    const found = await stat(path).catch(() => undefined);
    if (found?.isFile() === true && found.mtime < before) await rm(path, { force: true });
  }
}
