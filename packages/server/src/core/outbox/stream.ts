import type { EventType, Room } from '@weft/contract/event.ts';
import type { Executor } from '../db/executor.ts';
import type { Actor } from '../policy/actor.ts';
import type { Bus } from './bus.ts';
import { encodeCursor, type StreamHead } from './cursor.ts';
import type { OutboxLog } from './log.ts';
import { StreamReader } from './reader.ts';
import type { ReplayRules } from './replay.ts';
import { type PageQuery, type ReplayPage, readRooms } from './replay-page.ts';
import type { GoneEvent, StreamEvent } from './stream-event.ts';
import { type SubscribeOptions, Subscription, type SubscriptionSource } from './subscription.ts';
import type { Timers } from './timers.ts';
import { Turnstile } from './turnstile.ts';

export interface StreamSettings {
  readonly pollMs: number;
  readonly batch: number;
  readonly stuckMs: number;
  /** Backfills that read from the database at one time. */
  readonly readers: number;
}

export const streamDefaults = {
  pollMs: 1_000,
  batch: 500,
  stuckMs: 15_000,
  readers: 4,
} as const satisfies StreamSettings;

export interface StreamOptions {
  readonly db: Executor;
  readonly bus: Bus;
  readonly timers: Timers;
  readonly log: OutboxLog;
  readonly settings: StreamSettings;
  readonly replay: ReplayRules;
  /** Every event type there is: what is not listed as the client's reaches no subscription. */
  readonly eventTypes: Iterable<EventType>;
}

type Listener = (event: StreamEvent) => void;

/** One node's view of the event stream: who is interested in which room, and what comes next. */
export class EventStream implements SubscriptionSource {
  readonly #options: StreamOptions;
  readonly #reader: StreamReader;
  readonly #rooms = new Map<Room, Set<Subscription>>();
  readonly #listeners = new Map<string, Set<Listener>>();
  readonly #forClients: ReadonlySet<string>;
  readonly #backfills: Turnstile;

  constructor(options: StreamOptions) {
    this.#options = options;
    const clients = [...options.eventTypes].filter(({ audience }) => audience === 'client');
    this.#forClients = new Set(clients.map(({ type }) => type));
    this.#backfills = new Turnstile(options.settings.readers);
    this.#reader = new StreamReader({
      ...options,
      ...options.settings,
      onEvents: (events) => this.#publish(events),
      onReset: () => this.#reset(),
    });
  }

  get head(): StreamHead {
    return this.#reader.head;
  }

  /** For a snapshot: read before it. May lie behind the database, which only repeats events. */
  cursor(): string {
    return encodeCursor(this.#reader.head);
  }

  start(): Promise<void> {
    return this.#reader.start();
  }

  stop(): Promise<void> {
    return this.#reader.stop();
  }

  alive(): boolean {
    return this.#reader.alive();
  }

  /** Something was published by another node. */
  look(): void {
    this.#reader.look();
  }

  subscribe(options: SubscribeOptions): Subscription {
    return new Subscription(this, options);
  }

  /**
   * Hears of every event of a type, whatever its room, before any subscription hears of it or of its neighbours:
   * whoever takes away access must be ahead of what it protects, also where stamping swapped two transactions.
   */
  on(type: string, listener: Listener): () => void {
    const listeners = this.#listeners.get(type) ?? new Set();
    this.#listeners.set(type, listeners.add(listener));
    return () => listeners.delete(listener);
  }

  enter(room: Room, subscription: Subscription): void {
    const subscriptions = this.#rooms.get(room) ?? new Set();
    this.#rooms.set(room, subscriptions.add(subscription));
  }

  leave(room: Room, subscription: Subscription): void {
    const subscriptions = this.#rooms.get(room);
    if (subscriptions?.delete(subscription) && subscriptions.size === 0) this.#rooms.delete(room);
  }

  async replay(query: PageQuery, reader: Actor): Promise<ReplayPage<StreamEvent | GoneEvent>> {
    const { db, replay } = this.#options;
    return this.#backfills.pass(async () => {
      const page = await readRooms(db, query);
      const events = page.events.filter(({ type }) => this.#forClients.has(type));
      return { ...page, events: await replay.apply(db, reader, events) };
    });
  }

  #publish(events: readonly StreamEvent[]): void {
    for (const event of events) for (const listener of this.#listeners.get(event.type) ?? []) listener(event);
    for (const event of events) {
      if (!this.#forClients.has(event.type)) continue;
      for (const subscription of this.#rooms.get(event.room) ?? []) subscription.offer(event);
    }
  }

  #reset(): void {
    const all = new Set([...this.#rooms.values()].flatMap((subscriptions) => [...subscriptions]));
    for (const subscription of all) subscription.reset();
  }
}
