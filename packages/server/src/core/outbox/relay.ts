import type { Database } from '../db/database.ts';
import { outboxSignal } from './append.ts';
import type { Bus, Publication } from './bus.ts';
import { Gatherer, type GatherSettings } from './gatherer.ts';
import type { OutboxLog } from './log.ts';
import { notifyNodes } from './notify.ts';
import { findForgotten, markPublished, stampBatch, tryToLead } from './stamp.ts';
import type { Timers } from './timers.ts';

export interface RelaySettings extends GatherSettings {
  readonly pollMs: number;
  readonly batch: number;
  readonly leaderTimeoutMs: number;
  /** Without success for this long the relay counts as dead. */
  readonly stuckMs: number;
}

export const relayDefaults = {
  quietMs: 50,
  gatherMs: 50,
  maxDelayMs: 200,
  pollMs: 1_000,
  batch: 500,
  leaderTimeoutMs: 3_000,
  stuckMs: 15_000,
} as const satisfies RelaySettings;

export interface RelayOptions {
  /** Where commands commit: its signals wake the relay. */
  readonly db: Database;
  /** Connections of the relay's own, so that it does not queue behind a crowd of writers. */
  readonly ownDb?: Database;
  readonly bus: Bus;
  readonly timers: Timers;
  readonly settings: RelaySettings;
  readonly log: OutboxLog;
  /** Tell other nodes by NOTIFY: for several nodes without Redis. */
  readonly notify?: boolean;
}

/** How long to leave another leader alone before asking for the lock again. */
const busyPauseMs = 25;

/**
 * Gives committed events their positions and publishes them. Every node runs one; a transaction lock decides whose
 * turn it is, batch by batch, so nobody is elected and nobody has to notice a death.
 */
export class Relay {
  readonly #options: RelayOptions;
  readonly #db: Database;
  readonly #gatherer: Gatherer;
  readonly #unlisten: () => void;
  #alarm: (() => void) | undefined;
  #nextPoll: number;
  #running: Promise<void> | undefined;
  #stopped = true;
  #succeededAt: number;
  #busyPause = busyPauseMs;

  constructor(options: RelayOptions) {
    this.#options = options;
    this.#db = options.ownDb ?? options.db;
    this.#gatherer = new Gatherer(options.settings);
    this.#nextPoll = options.timers.now();
    this.#succeededAt = options.timers.now();
    this.#unlisten = options.db.onSignal(outboxSignal, () => this.wake());
  }

  start(): void {
    this.#stopped = false;
    this.#schedule();
  }

  /** Something was committed, here or (by NOTIFY) in another process. */
  wake(): void {
    this.#gatherer.signal(this.#options.timers.now());
    this.#schedule();
  }

  alive(): boolean {
    return this.#options.timers.now() - this.#succeededAt < this.#options.settings.stuckMs;
  }

  /** Finishes the batch under way, and the one that was being gathered. */
  async stop(): Promise<void> {
    this.#unlisten();
    if (this.#stopped) return;
    this.#stopped = true;
    this.#alarm?.();
    await this.#running;
    await this.#round(false).catch((error) => this.#options.log.warn({ err: error }, 'last round failed'));
  }

  #schedule(): void {
    if (this.#stopped || this.#running !== undefined) return;
    const { timers } = this.#options;
    this.#alarm?.();
    const due = Math.min(this.#gatherer.dueAt ?? Number.POSITIVE_INFINITY, this.#nextPoll);
    const wait = due - timers.now();
    if (wait <= 0) this.#run();
    else this.#alarm = timers.after(wait, () => this.#run());
  }

  #run(): void {
    const { timers, settings, log } = this.#options;
    const poll = timers.now() >= this.#nextPoll;
    this.#gatherer.take();
    this.#nextPoll = timers.now() + settings.pollMs;
    this.#running = this.#round(poll)
      .catch((error) => log.warn({ err: error }, 'the relay could not publish; it tries again'))
      .finally(() => {
        this.#running = undefined;
        this.#schedule();
      });
  }

  async #round(poll: boolean): Promise<void> {
    const { timers, settings } = this.#options;
    if (poll) await this.#publish(await findForgotten(this.#db, settings.batch));
    for (;;) {
      const outcome = await this.#db.transaction(async (tx) =>
        (await tryToLead(tx, settings.leaderTimeoutMs)) ? await stampBatch(tx, settings.batch) : 'busy',
      );
      if (outcome === 'busy') return this.#waitForTurn();
      this.#succeededAt = timers.now();
      this.#busyPause = busyPauseMs;
      await this.#publish(outcome);
      if (outcome === undefined || outcome.events.length < settings.batch) return;
    }
  }

  /** The other leader's snapshot may be older than our row, so its work does not replace ours. */
  #waitForTurn(): void {
    const { timers, settings } = this.#options;
    this.#nextPoll = timers.now() + Math.min(this.#busyPause, settings.pollMs);
    this.#busyPause *= 2;
  }

  async #publish(publication: Publication | undefined): Promise<void> {
    if (publication === undefined) return;
    const { bus, timers, log, notify = false } = this.#options;
    // A bus is a hint: when it is down, readers find the events by polling.
    await bus.publish(publication).catch((error) => log.warn({ err: error }, 'the bus took no events'));
    this.#gatherer.published(timers.now());
    if (notify) await notifyNodes(this.#db, 'published');
    await markPublished(this.#db, publication);
  }
}
