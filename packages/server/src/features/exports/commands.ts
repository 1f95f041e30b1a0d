import { type DataExport, exportChanged, exportDays } from '@weft/contract/exports.ts';
import type { Transaction } from '../../core/db/executor.ts';
import type { DataExportsRow } from '../../core/db/row-types.ts';
import { sql } from '../../core/db/statement.ts';
import { enqueue } from '../../core/jobs/enqueue.ts';
import { appendEvent, appendEvents, newEvent } from '../../core/outbox/append.ts';
import type { User } from '../../core/policy/actor.ts';
import type { Permit } from '../../core/policy/policy.ts';
import { enqueueRemoval } from '../media/remove-files.ts';
import { makeExport } from './make.ts';
import { presentExport } from './queries.ts';

/** One that is being made already is the one that was asked for. */
export async function requestExport(
  tx: Transaction,
  { subject: { userId } }: Permit<'export.own', User, { userId: string }>,
): Promise<DataExport> {
  // The user's row is the lock: two clicks make one export.
  await tx.rows(sql`select from users where id = ${userId} for no key update`);
  const [waiting] = await tx.rows<DataExportsRow>(sql`
    select * from data_exports where user_id = ${userId} and state = 'waiting' and created_at > now() - interval '1 hour'`);
  if (waiting !== undefined) return presentExport(waiting);
  await removeExports(tx, userId);
  const [row] = await tx.rows<DataExportsRow>(sql`
    insert into data_exports (user_id, expires_at)
    values (${userId}, now() + make_interval(days => ${exportDays})) returning *`);
  if (row === undefined) throw new Error('the new export has no row');
  await enqueue(tx, makeExport, { exportId: row.id, userId });
  await appendEvent(tx, exportChanged, `user:${userId}`, { exportId: row.id });
  return presentExport(row);
}

/** The row, and the zip after it. */
export async function removeExports(tx: Transaction, userId: string): Promise<void> {
  const gone = await tx.rows<Pick<DataExportsRow, 'storage_key'>>(sql`
    delete from data_exports where user_id = ${userId} returning storage_key`);
  await enqueueRemoval(tx, keysOf(gone));
}

const keysOf = (rows: readonly Pick<DataExportsRow, 'storage_key'>[]) =>
  rows.flatMap(({ storage_key: key }) => key ?? []);

export async function removeExpiredExports(tx: Transaction): Promise<void> {
  const expired = await tx.rows<Pick<DataExportsRow, 'id' | 'user_id' | 'storage_key'>>(sql`
    delete from data_exports where expires_at < now() returning id, user_id, storage_key`);
  await enqueueRemoval(tx, keysOf(expired));
  await appendEvents(
    tx,
    expired.map(({ id, user_id }) => newEvent(exportChanged, `user:${user_id}`, { exportId: id })),
  );
}
