import type { User } from '../../core/policy/actor.ts';
import { type Decision, policy } from '../../core/policy/policy.ts';

/** Somebody, as whoever would block them stands to them. */
export interface Other {
  readonly id: string;
  /** There is such an account, and the asker may know of it: else a block would be a way to learn names. */
  readonly known: boolean;
}

/** Whom one knows of, and not oneself. Being blocked by them is no reason to refuse: it would tell. */
export const mayBlock = policy('user.block', (actor: User, { id, known }: Other): Decision => {
  if (actor.userId === id) return 'forbidden';
  return known ? 'yes' : 'not_found';
});

export const mayKeepBlocks = policy('block.keep', (actor: User, keeper: { readonly userId: string }) =>
  actor.userId === keeper.userId ? 'yes' : 'forbidden',
);
