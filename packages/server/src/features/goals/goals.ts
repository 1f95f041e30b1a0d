import type { Feature } from '../../core/kernel.ts';
import { goalReplay } from './replay.ts';
import { goalRoutes } from './routes.ts';

/** What people work towards, and who accompanies them. What is said about one is a conversation. */
export const goals: Feature = (kernel) => {
  goalRoutes(kernel);
  goalReplay(kernel.replay);
};
