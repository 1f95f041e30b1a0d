import type { Feature } from '../../core/kernel.ts';
import { draftRoutes } from './routes.ts';

/** What somebody is writing and has not sent: theirs alone, on all their devices. */
export const drafts: Feature = (kernel) => {
  draftRoutes(kernel);
};
