import type { User } from '../../core/policy/actor.ts';
import { policy } from '../../core/policy/policy.ts';

/** A feed is its reader's own. What it shows is for the rule of posts to say. */
export const mayReadFeeds = policy('feed.read', (actor: User, reader: { readonly userId: string }) =>
  actor.userId === reader.userId ? 'yes' : 'forbidden',
);
