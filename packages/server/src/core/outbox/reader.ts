import type { Executor } from '../db/executor.ts';
import type { Bus, Publication } from './bus.ts';
import type { StreamHead } from './cursor.ts';
import { readHead } from './head.ts';
import type { OutboxLog } from './log.ts';
import { type ReplayPage, readAll } from './replay-page.ts';
import type { StreamEvent } from './stream-event.ts';
import type { Timers } from './timers.ts';

export interface ReaderOptions {
  readonly db: Executor;
  readonly bus: Bus;
  readonly timers: Timers;
  readonly log: OutboxLog;
  readonly pollMs: number;
  readonly batch: number;
  /** Without an answer of the database for this long the reader counts as dead. */
  readonly stuckMs: number;
  /** Events that follow each other without a gap, each once. `head` moves when all listeners have seen them. */
  readonly onEvents: (events: readonly StreamEvent[]) => void;
  /** The stream is not the one it was: another epoch, or this node slept past what is kept. */
  readonly onReset: () => void;
}

/** Follows the stream for one node: by the bus when it delivers, by the database when it does not. */
export class StreamReader {
  readonly #options: ReaderOptions;
  #head: StreamHead = { epoch: '', position: 0, removedThrough: 0 };
  #unsubscribe: (() => void) | undefined;
  #cancelPoll: (() => void) | undefined;
  #looking: Promise<void> | undefined;
  #lookAgain = false;
  #lookedAt: number;

  constructor(options: ReaderOptions) {
    this.#options = options;
    this.#lookedAt = options.timers.now();
  }

  get head(): StreamHead {
    return this.#head;
  }

  async start(): Promise<void> {
    this.#head = await readHead(this.#options.db);
    this.#lookedAt = this.#options.timers.now();
    this.#unsubscribe = this.#options.bus.subscribe((publication) => this.#receive(publication));
    this.look();
  }

  async stop(): Promise<void> {
    this.#unsubscribe?.();
    this.#unsubscribe = undefined;
    this.#cancelPoll?.();
    await this.#looking;
  }

  alive(): boolean {
    return this.#options.timers.now() - this.#lookedAt < this.#options.stuckMs;
  }

  /** Reads from the database what the bus has not brought, now rather than at the next poll. */
  look(): void {
    this.#lookAgain = true;
    this.#looking ??= this.#catchUp()
      .catch((error) => this.#options.log.warn({ err: error }, 'the stream could not be read; trying again'))
      .finally(() => {
        this.#looking = undefined;
        this.#cancelPoll?.();
        if (this.#unsubscribe !== undefined)
          this.#cancelPoll = this.#options.timers.after(this.#options.pollMs, () => this.look());
      });
  }

  #receive({ epoch, events }: Publication): void {
    const fresh = events.filter(({ position }) => position > this.#head.position);
    const first = fresh[0];
    if (first === undefined && epoch === this.#head.epoch) return;
    if (epoch === this.#head.epoch && first?.position === this.#head.position + 1) this.#emit(fresh);
    else this.look();
  }

  async #catchUp(): Promise<void> {
    const { db, batch, timers } = this.#options;
    while (this.#lookAgain) {
      this.#lookAgain = false;
      const after = this.#head.position;
      const page = await readAll(db, after, batch);
      this.#lookedAt = timers.now();
      this.#absorb(page, after);
      if (page.readThrough !== undefined) this.#lookAgain = true;
    }
  }

  #absorb({ head, events }: ReplayPage, after: number): void {
    // A database that lost its last commits (a failover) is behind us: as good as another epoch.
    const lost = head.epoch !== this.#head.epoch || head.position < after || head.removedThrough > after;
    if (lost) {
      this.#head = head;
      this.#options.log.warn({ ...head }, 'the stream begins anew; clients are told to reload');
      this.#options.onReset();
      return;
    }
    // The bus may have been faster while the query was under way.
    const fresh = events.filter(({ position }) => position > this.#head.position);
    if (fresh.length > 0) this.#emit(fresh);
    this.#head = { ...this.#head, removedThrough: head.removedThrough };
  }

  #emit(events: readonly StreamEvent[]): void {
    try {
      this.#options.onEvents(events);
    } finally {
      this.#head = { ...this.#head, position: events.at(-1)?.position ?? this.#head.position };
    }
  }
}
