import type { Transaction } from '../../core/db/executor.ts';

/**
 * Ends what one has agreed to with the other, in the transaction of the block. Follows and friendships are in graph, a
 * feature that stands behind this one: buildApp brings the two together.
 */
export type EndTies = (tx: Transaction, one: string, other: string) => Promise<void>;
