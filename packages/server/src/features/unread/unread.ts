import type { Feature } from '../../core/kernel.ts';
import { unreadReplay } from './replay.ts';
import { unreadRoutes } from './routes.ts';

/** How far one has read in each place, and what came since. */
export const unread: Feature = (kernel) => {
  unreadRoutes(kernel);
  unreadReplay(kernel.replay);
};
