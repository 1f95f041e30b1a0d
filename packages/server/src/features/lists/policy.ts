import type { User } from '../../core/policy/actor.ts';
import { policy } from '../../core/policy/policy.ts';

export interface ListFacts {
  readonly id: string;
  readonly ownerId: string;
}

export const mayMakeLists = policy('list.make', (actor: User, owner: { readonly userId: string }) =>
  actor.userId === owner.userId ? 'yes' : 'forbidden',
);

/** A list is its owner's alone: to everybody else it is not there. */
export const mayUseList = policy('list.use', (actor: User, { ownerId }: ListFacts) =>
  actor.userId === ownerId ? 'yes' : 'not_found',
);
