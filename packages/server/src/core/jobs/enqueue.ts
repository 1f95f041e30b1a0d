import type { z } from 'zod';
import type { Transaction } from '../db/executor.ts';
import { sql } from '../db/statement.ts';
import type { Job } from './job.ts';

export interface EnqueueOptions {
  readonly runAt?: Date;
  /** At most one job of this name and key waits at a time. */
  readonly uniqueKey?: string;
}

/** Part of the caller's transaction: work is promised exactly when the state that wants it is committed. */
export async function enqueue<Payload extends z.ZodType>(
  tx: Transaction,
  job: Job<Payload>,
  payload: z.input<Payload>,
  options: EnqueueOptions = {},
): Promise<void> {
  await tx.rows(sql`
    insert into jobs (name, payload, run_at, unique_key, max_attempts)
    values (${job.name}, ${JSON.stringify(job.payload.parse(payload))}, coalesce(${options.runAt ?? null}, now()),
      ${options.uniqueKey ?? null}, ${job.maxAttempts})
    on conflict (name, unique_key) where state = 'queued' and unique_key is not null do nothing`);
  tx.signal('jobs');
}
