import type { User } from '../../core/policy/actor.ts';
import { policy } from '../../core/policy/policy.ts';
import type { PlaceNow } from '../messages/places.ts';
import { mayReadPlace } from '../messages/policy.ts';

/** A position is kept by whoever is in the channel, takes part in the conversation, or follows the thread. */
export const maySetRead = policy('place.set-read', (actor: User, { facts, lastReadSeq }: PlaceNow) => {
  if (!mayReadPlace.allows(actor, facts)) return 'not_found';
  if (lastReadSeq !== null) return 'yes';
  return facts.kind === 'channel' ? 'not_in_channel' : 'not_found';
});

/** All of it is one's own. */
export const mayReadEverything = policy(
  'place.read-everything',
  (actor: User, { userId }: { userId: string }) => (actor.userId === userId ? 'yes' : 'forbidden'),
);
