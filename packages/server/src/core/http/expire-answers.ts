import { z } from 'zod';
import { sql } from '../db/statement.ts';
import { defineJob, type JobRegistry } from '../jobs/job.ts';

const expireAnswers = defineJob({ name: 'http.expire-answers', payload: z.object({}) });

/** Answers under an Idempotency-Key are kept for a day. */
export function registerAnswerExpiry(jobs: JobRegistry): void {
  jobs.repeat(expireAnswers, '41 * * * *', {
    inTransaction: async (tx) => {
      await tx.rows(sql`delete from idempotency_keys where created_at < now() - interval '1 day'`);
    },
  });
}
