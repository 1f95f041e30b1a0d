import type { Transaction } from '../../core/db/executor.ts';

/**
 * Tells those who see somebody's name that it has changed, in the transaction of the change. They are in communities, a
 * feature that stands behind this one: buildApp brings the two together.
 */
export type TellOfPerson = (tx: Transaction, userId: string) => Promise<void>;
