import type { Transaction } from '../../core/db/executor.ts';

/**
 * Lets in who waits to follow somebody, in the transaction that opens their page to everybody. They are in graph, a feature
 * that stands behind this one: buildApp brings the two together.
 */
export type OpenUp = (tx: Transaction, userId: string) => Promise<void>;
