import type { Executor, Transaction } from '../db/executor.ts';
import { prepared, sql } from '../db/statement.ts';
import type { StreamHead } from './cursor.ts';

export interface HeadRow {
  readonly epoch: string;
  readonly last_position: string;
  readonly removed_through: string;
}

export async function readHead(db: Executor): Promise<StreamHead> {
  const [row] = await db.rows<HeadRow>(
    prepared('outbox.head')`select epoch, last_position, removed_through from stream`,
  );
  if (row === undefined) throw new Error('The table stream has lost its row');
  return toHead(row);
}

export function toHead(row: HeadRow): StreamHead {
  return {
    epoch: row.epoch,
    position: Number(row.last_position),
    removedThrough: Number(row.removed_through),
  };
}

/** After a restore: positions may be given a second time to other events, so no cursor of before may count. */
export async function changeEpoch(tx: Transaction): Promise<void> {
  await tx.rows(sql`update stream set epoch = left(replace(gen_random_uuid()::text, '-', ''), 12)`);
}
