import type { z } from 'zod';
import type { Database } from '../db/database.ts';
import type { Transaction } from '../db/executor.ts';

/** A kind of work for later. Features enqueue by it and earlier features need not know who does the work. */
export interface Job<Payload extends z.ZodType = z.ZodType> {
  readonly name: string;
  readonly payload: Payload;
  readonly maxAttempts: number;
}

export function defineJob<Payload extends z.ZodType>(
  job: Omit<Job<Payload>, 'maxAttempts'> & { maxAttempts?: number },
): Job<Payload> {
  return { maxAttempts: 10, ...job };
}

/**
 * How a job is done. `inTransaction` commits the work and the job's end together, so its effect happens exactly
 * once; `outside` is for what no transaction holds (a mail, a file) and must bear being done twice.
 */
export type Handler<Payload> =
  | { readonly inTransaction: (tx: Transaction, payload: Payload) => Promise<void> }
  | { readonly outside: (payload: Payload, context: OutsideContext) => Promise<void> };

export interface OutsideContext {
  readonly db: Database;
  /** Aborted when the server stops or the lease is lost. */
  readonly signal: AbortSignal;
}

export interface Registered {
  readonly job: Job;
  readonly handler: Handler<unknown>;
}

/** Work that comes round: `cron` in UTC, its payload always empty. */
export interface Recurring {
  readonly job: Job;
  readonly cron: string;
}

/** Which jobs this server can do; filled by the features in app.ts. */
export class JobRegistry {
  readonly handlers = new Map<string, Registered>();
  readonly recurring: Recurring[] = [];

  handle<Payload extends z.ZodType>(job: Job<Payload>, handler: Handler<z.output<Payload>>): void {
    if (this.handlers.has(job.name)) throw new Error(`Two handlers for the job ${job.name}`);
    this.handlers.set(job.name, { job, handler: handler as Handler<unknown> });
  }

  repeat<Payload extends z.ZodType>(
    job: Job<Payload>,
    cron: string,
    handler: Handler<z.output<Payload>>,
  ): void {
    this.handle(job, handler);
    this.recurring.push({ job, cron });
  }
}
