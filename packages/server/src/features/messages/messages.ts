import type { Feature } from '../../core/kernel.ts';
import { messageReplay } from './replay.ts';
import { messageRoutes } from './routes.ts';

/** What is said, wherever it is said: sending, reading, changing, reacting. */
export const messages: Feature = (kernel) => {
  messageRoutes(kernel);
  messageReplay(kernel.replay);
};
