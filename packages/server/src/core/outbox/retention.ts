import type { Database } from '../db/database.ts';
import type { Transaction } from '../db/executor.ts';
import { sql } from '../db/statement.ts';

export interface RetentionOptions {
  readonly keepDays: number;
  /** Rows per transaction: small enough that nobody waits for its locks. */
  readonly batch: number;
  readonly signal?: AbortSignal;
}

/** Removes published events that are older than what is kept. Returns how many. Safe to run anywhere, at any time. */
export async function removePublished(db: Database, options: RetentionOptions): Promise<number> {
  let removed = 0;
  for (;;) {
    const count = await db.transaction((tx) => removeBatch(tx, options));
    removed += count;
    if (count < options.batch || options.signal?.aborted === true) return removed;
  }
}

/**
 * From the oldest position up to the first row that must stay, so that what remains is always one unbroken piece,
 * and `removed_through` tells a cursor that is too old from one that is good.
 */
export async function removeBatch(tx: Transaction, { keepDays, batch }: RetentionOptions): Promise<number> {
  const [row] = await tx.rows<{ removed: number; through: string | null }>(sql`
    with oldest as materialized (
      select position, published_at < now() - make_interval(days => ${keepDays}) as old
      from outbox where position is not null order by position limit ${batch}
    ), bounds as (
      select coalesce(min(position) filter (where old is not true), max(position) + 1) as stays from oldest
    ), removed as (
      delete from outbox using bounds
      where position < bounds.stays and position >= (select min(position) from oldest) returning position
    )
    select count(*)::int as removed, max(position) as through from removed`);
  if (row === undefined || row.through === null) return 0;
  // Last, because the relay waits for this row.
  await tx.rows(sql`
    update stream set removed_through = greatest(removed_through, ${row.through}::bigint)`);
  return row.removed;
}
