import pg from 'pg';
import type { Connection } from './connection.ts';
import type { Executor, Transaction } from './executor.ts';
import { observedClient, type StatementObserver } from './observed-client.ts';
import { type Statement, toQuery } from './statement.ts';
import { runAlone, runTransaction, type TransactionOptions } from './transaction.ts';

export interface DatabaseOptions {
  readonly connection: Connection;
  readonly poolSize?: number;
  readonly statementTimeoutMs?: number;
  readonly applicationName?: string;
  /** Called for every statement sent, transaction control included: tests count, metrics time. */
  readonly observe?: StatementObserver;
  readonly onError?: (error: Error) => void;
}

/** The one way to the database: reads through it, writes through `transaction`. */
export class Database implements Executor {
  readonly pool: pg.Pool;
  readonly #listeners = new Map<string, Set<() => void>>();

  constructor(options: DatabaseOptions) {
    const statementTimeout = options.statementTimeoutMs ?? 10_000;
    this.pool = new pg.Pool({
      ...options.connection,
      Client: observedClient(options.observe ?? (() => {})),
      max: options.poolSize ?? 10,
      connectionTimeoutMillis: 5_000,
      statement_timeout: statementTimeout,
      // A transaction waits for us, not for a person: one that idles this long belongs to a node that hangs.
      idle_in_transaction_session_timeout: statementTimeout,
      application_name: options.applicationName ?? 'weft',
    });
    // An idle connection that breaks (the server was restarted) is replaced by the pool; it is no crash.
    this.pool.on('error', (error) => options.onError?.(error));
  }

  async rows<Row extends object>(statement: Statement): Promise<Row[]> {
    const result = await this.pool.query<Row>(toQuery(statement));
    return result.rows;
  }

  /**
   * Runs `work` in one transaction. It may run more than once (see transaction.ts), so it touches nothing but
   * the database; what must follow the commit goes through `signal`.
   */
  transaction<T>(work: (tx: Transaction) => Promise<T>, options: TransactionOptions = {}): Promise<T> {
    return runTransaction(this.pool, work, options, (names) => this.#notify(names));
  }

  /** Runs `work`, of which one statement changes something, without BEGIN and COMMIT around it: for hot paths. */
  alone<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    return runAlone(this.pool, work, (names) => this.#notify(names));
  }

  /** Listens for a signal that a committed transaction gave. Returns how to stop. */
  onSignal(name: string, listener: () => void): () => void {
    const listeners = this.#listeners.get(name) ?? new Set();
    this.#listeners.set(name, listeners.add(listener));
    return () => listeners.delete(listener);
  }

  async close(): Promise<void> {
    await this.pool.end();
  }

  #notify(names: Iterable<string>): void {
    for (const name of names) for (const listener of this.#listeners.get(name) ?? []) listener();
  }
}
