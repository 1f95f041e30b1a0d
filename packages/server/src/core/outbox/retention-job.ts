import { z } from 'zod';
import { defineJob, type JobRegistry } from '../jobs/job.ts';
import { removePublished } from './retention.ts';

const removeOldEvents = defineJob({ name: 'outbox.remove-old', payload: z.object({}) });

/** Hourly, so that no run has more than an hour's events to remove. */
export function registerEventRetention(jobs: JobRegistry, keepDays: number): void {
  jobs.repeat(removeOldEvents, '41 * * * *', {
    outside: async (_payload, { db, signal }) => {
      await removePublished(db, { keepDays, batch: 1_000, signal });
    },
  });
}
