import type { Statement } from './statement.ts';

/** What reads run on: the pool or an open transaction. */
export interface Executor {
  rows<Row extends object>(statement: Statement): Promise<Row[]>;
}

/**
 * What writes run on. Commands take one as their first argument, so that state and event are committed together
 * and nobody writes outside a transaction by accident.
 */
export interface Transaction extends Executor {
  readonly kind: 'transaction';
  /** Tells the database's listeners after the commit, once per name, and never after a rollback. */
  signal(name: string): void;
}
