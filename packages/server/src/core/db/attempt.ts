import type { Transaction } from './executor.ts';
import { sql } from './statement.ts';

/**
 * A part of a transaction that may be refused without taking the rest along: what it wrote is gone then, and the error
 * is the answer. Any other error (a lost race, a broken connection) ends the whole transaction as ever.
 */
export async function attempt<T, Refusal extends Error>(
  tx: Transaction,
  work: () => Promise<T>,
  isRefusal: (error: unknown) => error is Refusal,
): Promise<T | Refusal> {
  await tx.rows(sql`savepoint attempt`);
  try {
    const done = await work();
    await tx.rows(sql`release savepoint attempt`);
    return done;
  } catch (error) {
    if (!isRefusal(error)) throw error;
    await tx.rows(sql`rollback to savepoint attempt`);
    return error;
  }
}
