import type { Feature } from '../../core/kernel.ts';
import { answerRoutes } from './answer-routes.ts';
import { publishDue } from './drafts/publish-scheduled.ts';
import { postDraftRoutes } from './drafts/routes.ts';
import { publishScheduled } from './drafts/schedule.ts';
import { interactionRoutes } from './interaction-routes.ts';
import { OldComments } from './moving/bring.ts';
import { quoteRoutes } from './quote-routes.ts';
import { postRooms } from './rooms.ts';
import { postRoutes } from './routes.ts';
import { tellStats } from './stats.ts';
import { tellOfStats } from './tell-stats.ts';
import { threadRoutes } from './thread-routes.ts';
import { viewJobs } from './views.ts';

/**
 * What people publish, and what is said of it: comments are posts. Events hold nothing of what a post says, so that a replay
 * needs no rule.
 */
export const posts: Feature = (kernel) => {
  kernel.rooms.add(postRooms);
  const old = new OldComments(kernel.db, kernel.config.threadDepth);
  postRoutes(kernel, old);
  postDraftRoutes(kernel, old);
  threadRoutes(kernel, old);
  interactionRoutes(kernel);
  answerRoutes(kernel);
  quoteRoutes(kernel);
  viewJobs(kernel.jobs);
  kernel.jobs.handle(tellStats, { inTransaction: (tx, { postId }) => tellOfStats(tx, postId) });
  kernel.jobs.handle(publishScheduled, {
    inTransaction: (tx, due) => publishDue(tx, due, kernel.config.threadDepth),
  });
};
