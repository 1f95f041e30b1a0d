import { Problem } from '../../core/http/problem.ts';
import type { RoomPolicy } from '../../core/realtime/rooms.ts';
import { readPlace } from '../messages/places.ts';
import { mayReadPlace } from '../messages/policy.ts';

/**
 * Whoever may read a conversation may hear it. Nobody is in its room without asking: a thread's replies are told of in its
 * channels, a direct message to each participant.
 */
export const conversationRooms: RoomPolicy = {
  kind: 'thread',
  async mayJoin(db, actor, id) {
    try {
      const { facts } = await readPlace(db, actor, { kind: 'conversation', id });
      return mayReadPlace.allows(actor, facts);
    } catch (error) {
      if (error instanceof Problem) return false;
      throw error;
    }
  },
  follows: async () => [],
};
