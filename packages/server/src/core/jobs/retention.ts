import { z } from 'zod';
import { defineJob, type JobRegistry } from './job.ts';
import { removeFinished } from './queries.ts';

const removeFinishedJobs = defineJob({ name: 'jobs.remove-finished', payload: z.object({}) });
const keepDays = 14;

/** What was done is kept for two weeks, so that an operator can see it. */
export function registerJobRetention(jobs: JobRegistry): void {
  jobs.repeat(removeFinishedJobs, '23 2 * * *', {
    outside: async (_payload, { db, signal }) => {
      while (!signal.aborted && (await removeFinished(db, keepDays)) > 0);
    },
  });
}
