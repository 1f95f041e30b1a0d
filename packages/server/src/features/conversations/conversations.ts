import type { Feature } from '../../core/kernel.ts';
import { conversationReplay } from './replay.ts';
import { conversationRooms } from './rooms.ts';
import { conversationRoutes } from './routes.ts';

/** Threads, and the channels that they are carried into; conversations among people. */
export const conversations: Feature = (kernel) => {
  conversationRoutes(kernel);
  kernel.rooms.add(conversationRooms);
  conversationReplay(kernel.replay);
};
