import type { Feature } from '../../core/kernel.ts';
import { spaceReplay } from './replay.ts';
import { spaceRoutes } from './routes.ts';

/** Boards of posts: who reads them, and who keeps them in order. */
export const spaces: Feature = (kernel) => {
  spaceRoutes(kernel);
  spaceReplay(kernel.replay);
};
