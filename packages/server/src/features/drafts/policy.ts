import type { User } from '../../core/policy/actor.ts';
import { policy } from '../../core/policy/policy.ts';

export interface DraftFacts {
  readonly id: string;
  readonly authorId: string;
}

/** Nobody else's: to them it is not there. One's own stays one's own where one may no longer speak. */
export const mayDiscardDraft = policy('draft.discard', (actor: User, draft: DraftFacts) =>
  actor.userId === draft.authorId ? 'yes' : 'not_found',
);

export const mayListDrafts = policy('draft.list', (actor: User, author: { readonly userId: string }) =>
  actor.userId === author.userId ? 'yes' : 'forbidden',
);
