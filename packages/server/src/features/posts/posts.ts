import type { Feature } from '../../core/kernel.ts';
import { interactionRoutes } from './interaction-routes.ts';
import { postRoutes } from './routes.ts';
import { tellOfStats, tellStats } from './stats.ts';

/**
 * What people publish, and what is said of it: comments are posts. Events hold nothing of what a post says, so that a replay
 * needs no rule.
 */
export const posts: Feature = (kernel) => {
  postRoutes(kernel);
  interactionRoutes(kernel);
  kernel.jobs.handle(tellStats, { inTransaction: (tx, { postId }) => tellOfStats(tx, postId) });
};
