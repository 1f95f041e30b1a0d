import type { Room } from '@weft/contract/event.ts';
import type { Actor } from '../policy/actor.ts';
import { type CursorFault, readCursor, type StreamHead } from './cursor.ts';
import { faultOf, type PageQuery, type ReplayPage } from './replay-page.ts';
import type { GoneEvent, StreamEvent } from './stream-event.ts';

export interface SubscribeOptions {
  /** Where to go on; without it: from now. */
  readonly cursor?: string | undefined;
  readonly rooms: Iterable<Room>;
  readonly reader: Actor;
  readonly deliver: (event: StreamEvent | GoneEvent) => void;
  /** Everything up to this position has been delivered; from here on events come as they happen. */
  readonly live: (position: number) => void;
  /** What lies between cannot be had. The subscription goes on from now, and `live` follows. */
  readonly reload: (fault: CursorFault) => void;
  /** The database failed while reading what was missed. The subscription is closed. */
  readonly failed: (error: unknown) => void;
  /** Resolves when the receiver can take another page: a slow one slows only its own backfill. */
  readonly ready?: () => Promise<void>;
  /** Live events held at most while reading what was missed; beyond that they are read again. */
  readonly holdAtMost?: number;
  /** Events per page of backfill. */
  readonly pageSize?: number;
}

/** What a subscription needs of the node's stream. */
export interface SubscriptionSource {
  readonly head: StreamHead;
  enter(room: Room, subscription: Subscription): void;
  leave(room: Room, subscription: Subscription): void;
  /** A page of the past, as this reader may see it now. */
  replay(query: PageQuery, reader: Actor): Promise<ReplayPage<StreamEvent | GoneEvent>>;
}

const firstWindow = 2_000;

/**
 * One reader's way through the stream, in three phases (docs/mechanisms/events.md):
 *
 * 1. backfill: what was missed is read from the database, page by page, up to where the node stood at the start;
 *    live events are held meanwhile.
 * 2. cutover: in one step without a pause, the held events are delivered. Positions drop what was seen twice.
 * 3. live: events are delivered as they come.
 *
 * A hold (while access is checked again) goes back to holding live events and ends in the same cutover. When more
 * comes than may be held, all of it is let go and backfill goes on from what was delivered last.
 */
export class Subscription {
  readonly #source: SubscriptionSource;
  readonly #options: SubscribeOptions;
  /** From which position on each room is ours: joining late does not bring back the past. */
  readonly #rooms = new Map<Room, number>();
  /** All events of our rooms up to here have been delivered. */
  #delivered: number;
  #live = false;
  #announced = false;
  /** The database has events that we do not hold. */
  #behind = false;
  #held: StreamEvent[] = [];
  #holds = 0;
  #released: PromiseWithResolvers<void> | undefined;
  #advancing = false;
  #closed = false;
  /** Changes when the stream starts over: a page asked for before that is of no use. */
  #life = 0;

  constructor(source: SubscriptionSource, options: SubscribeOptions) {
    this.#source = source;
    this.#options = options;
    this.#delivered = source.head.position;
    for (const room of options.rooms) this.#enter(room, this.#delivered);
  }

  /** Begins to deliver; nothing is delivered before. */
  start(): void {
    const { cursor } = this.#options;
    if (cursor !== undefined) {
      const outcome = readCursor(cursor, this.#source.head);
      if (outcome.kind === 'ok') this.#goOnFrom(outcome.position);
      else this.#startOver(outcome.kind);
    }
    void this.#advance();
  }

  get rooms(): Iterable<Room> {
    return this.#rooms.keys();
  }

  has(room: Room): boolean {
    return this.#rooms.has(room);
  }

  /** From now on, or, during a hold, from a position that lies after what was delivered. */
  add(room: Room, since = this.#source.head.position): void {
    if (this.#closed || this.#rooms.has(room)) return;
    this.#enter(room, since);
    if (since >= this.#source.head.position) return;
    // Live events of this room went by before it was ours; the database has them.
    this.#fallBehind();
    void this.#advance();
  }

  remove(room: Room): void {
    if (this.#rooms.delete(room)) this.#source.leave(room, this);
  }

  /** Delivers nothing until there was a release for every hold. */
  hold(): void {
    if (this.#live) this.#delivered = Math.max(this.#delivered, this.#source.head.position);
    this.#live = false;
    this.#holds += 1;
    this.#released ??= Promise.withResolvers();
  }

  release(): void {
    this.#holds -= 1;
    if (this.#holds > 0) return;
    this.#released?.resolve();
    this.#released = undefined;
    void this.#advance();
  }

  close(): void {
    this.#closed = true;
    this.#live = false;
    this.#held = [];
    this.#released?.resolve();
    for (const room of this.#rooms.keys()) this.#source.leave(room, this);
    this.#rooms.clear();
  }

  /** A live event of one of the rooms. */
  offer(event: StreamEvent): void {
    if (this.#live) this.#pass(event);
    else if (!this.#behind) this.#hold(event);
  }

  /** The stream itself began anew. */
  reset(): void {
    if (this.#closed) return;
    this.#startOver('other_epoch');
    void this.#advance();
  }

  #enter(room: Room, since: number): void {
    this.#rooms.set(room, since);
    this.#source.enter(room, this);
  }

  #pass(event: StreamEvent | GoneEvent): void {
    if (event.position <= this.#delivered) return;
    this.#delivered = event.position;
    const since = this.#rooms.get(event.room);
    if (since !== undefined && event.position > since) this.#options.deliver(event);
  }

  #hold(event: StreamEvent): void {
    if (this.#held.length < (this.#options.holdAtMost ?? 1_000)) this.#held.push(event);
    else this.#fallBehind();
  }

  #fallBehind(): void {
    this.#live = false;
    this.#behind = true;
    this.#held = [];
  }

  #goOnFrom(position: number): void {
    this.#delivered = position;
    for (const room of this.#rooms.keys()) this.#rooms.set(room, position);
    if (position !== this.#source.head.position) this.#fallBehind();
  }

  #startOver(fault: CursorFault): void {
    this.#life += 1;
    this.#live = false;
    this.#announced = false;
    this.#behind = false;
    this.#held = [];
    this.#delivered = this.#source.head.position;
    for (const room of this.#rooms.keys()) this.#rooms.set(room, this.#delivered);
    this.#options.reload(fault);
  }

  async #advance(): Promise<void> {
    if (this.#advancing) return;
    this.#advancing = true;
    try {
      while (!this.#closed && !this.#live) {
        if (this.#holds > 0) await this.#released?.promise;
        else if (this.#behind) await this.#backfill();
        else this.#cutOver();
      }
    } catch (error) {
      this.close();
      this.#options.failed(error);
    } finally {
      this.#advancing = false;
    }
  }

  #cutOver(): void {
    const held = this.#held;
    this.#held = [];
    for (const event of held) this.#pass(event);
    this.#live = true;
    this.#delivered = Math.max(this.#delivered, this.#source.head.position);
    if (this.#announced) return;
    this.#announced = true;
    this.#options.live(this.#delivered);
  }

  async #backfill(): Promise<void> {
    // Never in the middle of a publication: its events would be neither below the head nor held.
    await null;
    if (this.#closed || !this.#behind) return;
    const life = this.#life;
    const limit = this.#options.pageSize ?? 200;
    this.#behind = false;
    const target = Math.max(this.#source.head.position, this.#delivered);
    let window = firstWindow;
    do {
      const after = this.#delivered;
      const through = Math.min(target, after + window);
      const page = await this.#source.replay(
        { rooms: [...this.#rooms.keys()], after, through, limit },
        this.#options.reader,
      );
      await this.#options.ready?.();
      while (this.#holds > 0 && !this.#closed) await this.#released?.promise;
      if (this.#closed || life !== this.#life) return;
      const fault = faultOf(page.head, { epoch: this.#source.head.epoch, position: after });
      if (fault !== undefined) return this.#startOver(fault);
      for (const event of page.events) this.#pass(event);
      this.#delivered = page.readThrough ?? through;
      // Few events of ours among many: take longer strides.
      if (page.events.length < limit / 4) window *= 4;
    } while (this.#delivered < target);
  }
}
