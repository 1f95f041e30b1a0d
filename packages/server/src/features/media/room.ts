import type { Transaction } from '../../core/db/executor.ts';
import type { StorageUsageRow } from '../../core/db/row-types.ts';
import { sql } from '../../core/db/statement.ts';
import { Problem } from '../../core/http/problem.ts';

export interface Room {
  readonly quota: number;
  /** What is kept and what is announced. */
  readonly use: number;
}

/** Locks somebody's room for files. Whoever changes their uploads or media has this first. */
export async function lockRoom(tx: Transaction, userId: string): Promise<Room> {
  const [row] = await tx.rows<Pick<StorageUsageRow, 'used_bytes' | 'reserved_bytes' | 'quota_bytes'>>(sql`
    select used_bytes, reserved_bytes, quota_bytes from storage_usage where user_id = ${userId} for update`);
  if (row === undefined) throw new Error(`user ${userId} has no room for files`);
  return { quota: Number(row.quota_bytes), use: Number(row.used_bytes) + Number(row.reserved_bytes) };
}

export function requireRoom({ quota, use }: Room, bytes: number): void {
  if (use + bytes > quota)
    throw new Problem('storage_full', { members: { limit: quota, use, needed: bytes } });
}
