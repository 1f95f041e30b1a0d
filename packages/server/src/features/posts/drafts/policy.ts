import type { User } from '../../../core/policy/actor.ts';
import { policy } from '../../../core/policy/policy.ts';

/** Nobody else's: a draft is found by its author and its key, so that to others it is not there. */
export const mayUsePostDrafts = policy(
  'post_draft.use',
  (actor: User, author: { readonly userId: string }) =>
    actor.userId === author.userId ? 'yes' : 'not_found',
);
