import type { Database } from '../db/database.ts';
import { pauseAfter } from './backoff.ts';
import { type Claim, claimDue, finish, giveBack, leaseSeconds, prolong } from './claims.ts';
import type { JobRegistry, Registered } from './job.ts';

export interface WorkerOptions {
  readonly db: Database;
  readonly registry: JobRegistry;
  readonly log: { warn(fields: object, message: string): void; error(fields: object, message: string): void };
  readonly random: () => number;
  readonly concurrency?: number;
  readonly pollMs?: number;
}

export class LostLease extends Error {}

/** Does due jobs until it is stopped: woken by a local signal, and by polling for everything else. */
export class Worker {
  readonly #options: WorkerOptions;
  readonly #running = new Set<Promise<void>>();
  readonly #abort = new AbortController();
  readonly #unlisten: () => void;
  #timer: NodeJS.Timeout | undefined;
  #looking: Promise<void> | undefined;

  constructor(options: WorkerOptions) {
    this.#options = options;
    this.#unlisten = options.db.onSignal('jobs', () => this.wake());
  }

  start(): void {
    this.wake();
  }

  /** Looks for due jobs now rather than at the next poll. */
  wake(): void {
    if (this.#abort.signal.aborted || this.#looking !== undefined) return;
    clearTimeout(this.#timer);
    this.#looking = this.#look()
      .catch((error) => this.#options.log.warn({ err: error }, 'looking for jobs failed'))
      .finally(() => {
        this.#looking = undefined;
        if (!this.#abort.signal.aborted)
          this.#timer = setTimeout(() => this.wake(), this.#options.pollMs ?? 1_000);
      });
  }

  /** No new jobs; those under way are told and waited for. */
  async stop(): Promise<void> {
    this.#abort.abort();
    this.#unlisten();
    clearTimeout(this.#timer);
    await this.#looking;
    await Promise.all(this.#running);
  }

  async #look(): Promise<void> {
    const { db, registry, concurrency = 4 } = this.#options;
    const free = concurrency - this.#running.size;
    if (free <= 0 || registry.handlers.size === 0) return;
    const claims = await claimDue(db, [...registry.handlers.keys()], free);
    for (const claim of claims) {
      const registered = registry.handlers.get(claim.name);
      if (registered === undefined) continue;
      const run = this.#run(claim, registered).finally(() => {
        this.#running.delete(run);
        this.wake();
      });
      this.#running.add(run);
    }
  }

  async #run(claim: Claim, registered: Registered): Promise<void> {
    const { db, log, random } = this.#options;
    const lease = new AbortController();
    const keeper = setInterval(() => void this.#keep(claim, lease), (leaseSeconds * 1000) / 3);
    try {
      await this.#perform(claim, registered, AbortSignal.any([this.#abort.signal, lease.signal]));
    } catch (error) {
      if (error instanceof LostLease) return;
      const message = error instanceof Error ? error.message : String(error);
      log.warn({ err: error, job: claim.name, id: claim.id, attempt: claim.attempts }, 'job failed');
      await giveBack(db, claim, message, pauseAfter(claim.attempts, random)).catch((failure) =>
        // Nothing is lost: the lease runs out and somebody takes it up.
        log.error({ err: failure, id: claim.id }, 'giving a job back failed'),
      );
    } finally {
      clearInterval(keeper);
    }
  }

  async #perform(claim: Claim, { job, handler }: Registered, signal: AbortSignal): Promise<void> {
    const { db } = this.#options;
    const payload = job.payload.parse(claim.payload);
    if ('inTransaction' in handler) {
      await db.transaction(async (tx) => {
        await handler.inTransaction(tx, payload);
        if (!(await finish(tx, claim))) throw new LostLease();
      });
      return;
    }
    await handler.outside(payload, { db, signal });
    await finish(db, claim);
  }

  async #keep(claim: Claim, lease: AbortController): Promise<void> {
    const kept = await prolong(this.#options.db, claim).catch(() => true);
    if (!kept) lease.abort();
  }
}
