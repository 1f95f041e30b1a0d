import type { Executor, Transaction } from '../db/executor.ts';
import { prepared, sql } from '../db/statement.ts';
import type { Publication } from './bus.ts';
import { type EventRow, toStreamEvent } from './stream-event.ts';

// What reads the outbox has no name, so it is planned each time it runs: a plan that is kept was made for the table as it
// was then, and on a fresh server that is an empty one, which is best read whole. Under a crowd of writers it grows by
// thousands of rows before its statistics are taken again: stamping took 107 ms, and once 2.5 s, instead of one.

/** "weft relay" as a number: whoever holds this transaction lock gives positions. */
export const relayLock = '8315168167230824562';

/** A leader that hangs inside its transaction is thrown out by the database after this long. */
export async function tryToLead(tx: Transaction, leaderTimeoutMs: number): Promise<boolean> {
  const timeout = `${leaderTimeoutMs}ms`;
  const [row] = await tx.rows<{ leads: boolean }>(prepared('outbox.lead')`
    select pg_try_advisory_xact_lock(${relayLock}::bigint) as leads,
      set_config('idle_in_transaction_session_timeout', ${timeout}, true),
      set_config('statement_timeout', ${timeout}, true)`);
  return row?.leads === true;
}

/**
 * The next positions for the oldest committed rows. A statement of its own after the lock was taken: its snapshot
 * must see what the leader before committed.
 */
export async function stampBatch(tx: Transaction, limit: number): Promise<Publication | undefined> {
  const rows = await tx.rows<EventRow & { epoch: string }>(sql`
    with batch as materialized (
      select seq, row_number() over (order by seq) as place from (
        select seq from outbox where published_at is null and position is null order by seq limit ${limit}
      ) oldest
    ), counted as (
      select count(*) as size from batch
    ), head as (
      update stream set last_position = last_position + counted.size from counted where counted.size > 0
      returning epoch, last_position - counted.size as base
    )
    update outbox o set position = head.base + batch.place from batch, head where o.seq = batch.seq
    returning o.position, o.type, o.room, o.payload, head.epoch`);
  return toPublication(rows);
}

/** Stamped and not marked for longer than publishing takes: their relay died in between. Published once more. */
export async function findForgotten(db: Executor, limit: number): Promise<Publication | undefined> {
  const rows = await db.rows<EventRow & { epoch: string }>(sql`
    select o.position, o.type, o.room, o.payload, s.epoch
    from stream s, outbox o
    where o.published_at is null and o.position is not null and o.created_at < now() - interval '1 second'
    order by o.position limit ${limit}`);
  return toPublication(rows);
}

export async function markPublished(db: Executor, { events }: Publication): Promise<void> {
  await db.rows(sql`
    update outbox set published_at = now()
    where published_at is null and position between ${events[0]?.position} and ${events.at(-1)?.position}`);
}

function toPublication(rows: (EventRow & { epoch: string })[]): Publication | undefined {
  const epoch = rows[0]?.epoch;
  if (epoch === undefined) return undefined;
  const events = rows.map(toStreamEvent).sort((a, b) => a.position - b.position);
  return { epoch, events };
}
