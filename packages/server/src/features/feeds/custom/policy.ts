import type { User } from '../../../core/policy/actor.ts';
import { policy } from '../../../core/policy/policy.ts';

export interface FeedFacts {
  readonly id: string;
  readonly ownerId: string;
}

/** A feed is its owner's alone: to everybody else it is not there. */
export const mayUseFeed = policy('feed.use', (actor: User, { ownerId }: FeedFacts) =>
  actor.userId === ownerId ? 'yes' : 'not_found',
);
