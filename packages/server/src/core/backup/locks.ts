import type { ClientBase } from 'pg';
import type { Transaction } from '../db/executor.ts';
import { sql } from '../db/statement.ts';

/** "weft files" as a number. A backup holds it shared from before its snapshot until the last file is copied. */
const filesLock = '8604203981246912871';
/** One removal at a time: those that meet wait for each other, and are not told of a backup that is none. */
const removalLock = '8604203981246912872';

/** The session's own, so it ends with the backup's connection, however that ends. */
export async function keepFiles(client: ClientBase): Promise<void> {
  await client.query('select pg_advisory_lock_shared($1::bigint)', [filesLock]);
}

/**
 * Whoever removes stored files asks first, in the transaction during which it removes them, and tries again later
 * when the answer is no. What the rows of a backup's snapshot name is then still there when the backup comes to the
 * files, however long it takes; and a backup that begins meanwhile waits for the removal to end.
 */
export async function mayRemoveFiles(tx: Transaction): Promise<boolean> {
  await tx.rows(sql`select pg_advisory_xact_lock(${removalLock}::bigint)`);
  const [row] = await tx.rows<{ free: boolean }>(
    sql`select pg_try_advisory_xact_lock(${filesLock}::bigint) as free`,
  );
  return row?.free === true;
}
