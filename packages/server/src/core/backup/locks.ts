import type { ClientBase } from 'pg';
import type { Transaction } from '../db/executor.ts';
import { sql } from '../db/statement.ts';

/** "weft files" as a number. A backup holds it shared from before its snapshot until the last file is copied. */
const filesLock = '8604203981246912871';
/** One removal at a time, and a backup begins between two of them. */
const removalLock = '8604203981246912872';

/** The session's own, so it ends with the backup's connection, however that ends. */
export async function keepFiles(client: ClientBase): Promise<void> {
  await client.query('select pg_advisory_lock_shared($1::bigint)', [filesLock]);
  // Who looked before that lock was there is still removing: wait for them. Who looks later finds it.
  await client.query('select pg_advisory_lock($1::bigint)', [removalLock]);
  await client.query('select pg_advisory_unlock($1::bigint)', [removalLock]);
}

/**
 * Whoever removes stored files asks first, in the transaction during which it removes them, and tries again later
 * when the answer is no. What the rows of a backup's snapshot name is then still there when the backup comes to the
 * files, however long it takes; and a backup that begins meanwhile waits for the removal to end.
 *
 * It looks for the backup's lock and does not try to take it: the locks of a transaction end one after the other, so
 * that the next removal would now and then meet what is left of the one before, and take it for a backup.
 */
export async function mayRemoveFiles(tx: Transaction): Promise<boolean> {
  await tx.rows(sql`select pg_advisory_xact_lock(${removalLock}::bigint)`);
  const [row] = await tx.rows<{ free: boolean }>(sql`
    select not exists (
      select from pg_locks
       where locktype = 'advisory' and granted and objsubid = 1
         and database = (select oid from pg_database where datname = current_database())
         and (classid::bigint << 32 | objid::bigint) = ${filesLock}::bigint) as free`);
  return row?.free === true;
}
