import type { Transaction } from '../../core/db/executor.ts';

/** What signing up needs of invites, a feature that stands behind this one: buildApp brings the two together. */
export interface Invitations {
  /** Throws the right refusal when the invite is no good: before any work is done for whoever brings it. */
  check(token: string): Promise<void>;
  /** In the transaction that makes the account: whoever is not let in has no account either. */
  accept(
    tx: Transaction,
    user: { readonly id: string; readonly email: string },
    token: string,
  ): Promise<void>;
}
