import type { RoomPolicy } from '../../core/realtime/rooms.ts';

/** A user's own devices. Nobody else may join, and every socket of the user follows it. */
export const userRooms: RoomPolicy = {
  kind: 'user',
  mayJoin: async (_db, actor, id) => actor.userId === id,
  follows: async (_db, actor) => [`user:${actor.userId}`],
};
