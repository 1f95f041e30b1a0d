import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import type { Transaction } from './executor.ts';
import { CommitInDoubt, connectionBroke, lostTheRace } from './failures.ts';
import { type Statement, toQuery } from './statement.ts';

export interface TransactionOptions {
  readonly isolation?: 'read committed' | 'repeatable read' | 'serializable';
  /** Doing it twice is the same as once (a unique key sees to that): then a commit in doubt is tried again too. */
  readonly repeatable?: boolean;
  readonly attempts?: number;
}

/**
 * BEGIN, the work, COMMIT. Tried again after a lost race and after a connection that broke before COMMIT was sent
 * (nothing happened then); after one that broke during COMMIT only where the caller says that this is safe.
 */
export async function runTransaction<T>(
  pool: pg.Pool,
  work: (tx: Transaction) => Promise<T>,
  options: TransactionOptions,
  afterCommit: (signals: Iterable<string>) => void,
): Promise<T> {
  const attempts = options.attempts ?? 3;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await attemptTransaction(pool, work, options, afterCommit);
    } catch (error) {
      const again =
        lostTheRace(error) ||
        (error instanceof CommitInDoubt ? options.repeatable === true : connectionBroke(error));
      if (!again || attempt >= attempts) throw error;
      await giveWay(attempt);
    }
  }
}

/**
 * Whoever lost a deadlock and begins anew at once takes the first row again before who won has woken up, and loses again. By
 * chance, so that two who lost do not meet again.
 */
function giveWay(attempt: number): Promise<void> {
  const longestMs = 20 * 4 ** (attempt - 1);
  return pause(longestMs * (0.5 + Math.random() / 2));
}

/**
 * A write that is one statement: PostgreSQL makes it a transaction by itself, and BEGIN and COMMIT need no trip of their
 * own. A second statement would be a transaction of its own, so there is none.
 */
export async function runAlone<T>(
  pool: pg.Pool,
  work: (tx: Transaction) => Promise<T>,
  afterCommit: (signals: Iterable<string>) => void,
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    const tx = new LoneStatement(pool);
    try {
      const result = await work(tx);
      afterCommit(tx.signals);
      return result;
    } catch (error) {
      if (!lostTheRace(error) || attempt >= 3) throw error;
      await giveWay(attempt);
    }
  }
}

async function attemptTransaction<T>(
  pool: pg.Pool,
  work: (tx: Transaction) => Promise<T>,
  options: TransactionOptions,
  afterCommit: (signals: Iterable<string>) => void,
): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  const onError = (error: Error) => {
    broken = error;
  };
  client.on('error', onError);
  try {
    const isolation = options.isolation === undefined ? '' : ` isolation level ${options.isolation}`;
    await client.query(`begin${isolation}`);
    const tx = new OpenTransaction(client);
    const result = await work(tx);
    await commit(client);
    afterCommit(tx.signals);
    return result;
  } catch (error) {
    if (connectionBroke(error) || error instanceof CommitInDoubt) broken = error as Error;
    else await client.query('rollback').catch(onError);
    throw error;
  } finally {
    client.off('error', onError);
    client.release(broken);
  }
}

async function commit(client: pg.PoolClient): Promise<void> {
  try {
    const result = await client.query('commit');
    // PostgreSQL answers COMMIT of a failed transaction with ROLLBACK and no error: somebody swallowed one inside.
    if (result.command === 'ROLLBACK')
      throw new Error('A statement of this transaction failed and was ignored');
  } catch (error) {
    throw connectionBroke(error) ? new CommitInDoubt(error) : error;
  }
}

/** One statement that changes something, and returns what. After one that found nothing to change another may be tried. */
class LoneStatement implements Transaction {
  readonly kind = 'transaction';
  readonly signals = new Set<string>();
  readonly #pool: pg.Pool;
  #changed = false;

  constructor(pool: pg.Pool) {
    this.#pool = pool;
  }

  async rows<Row extends object>(statement: Statement): Promise<Row[]> {
    if (this.#changed) throw new Error('This write was to be one statement');
    this.#changed = true;
    try {
      const { rows } = await this.#pool.query<Row>(toQuery(statement));
      this.#changed = rows.length > 0;
      return rows;
    } catch (error) {
      throw connectionBroke(error) ? new CommitInDoubt(error) : error;
    }
  }

  signal(name: string): void {
    this.signals.add(name);
  }
}

class OpenTransaction implements Transaction {
  readonly kind = 'transaction';
  readonly signals = new Set<string>();
  readonly #client: pg.PoolClient;

  constructor(client: pg.PoolClient) {
    this.#client = client;
  }

  async rows<Row extends object>(statement: Statement): Promise<Row[]> {
    const result = await this.#client.query<Row>(toQuery(statement));
    return result.rows;
  }

  signal(name: string): void {
    this.signals.add(name);
  }
}
