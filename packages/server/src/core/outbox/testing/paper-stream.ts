import type { Room } from '@weft/contract/event.ts';
import type { StreamHead } from '../cursor.ts';
import type { PageQuery, ReplayPage } from '../replay-page.ts';
import type { StreamEvent } from '../stream-event.ts';
import type { Subscription, SubscriptionSource } from '../subscription.ts';

/**
 * A stream on paper: the test says when an event is committed, when the node hears of it, and when the database
 * answers, so every interleaving can be had.
 */
export class PaperStream implements SubscriptionSource {
  readonly log: StreamEvent[];
  readonly #rooms = new Map<Room, Set<Subscription>>();
  readonly #questions: (() => void)[] = [];
  #heard = 0;

  /** Nodes of one database share its log. */
  constructor(log: StreamEvent[]) {
    this.log = log;
  }

  get head(): StreamHead {
    return { epoch: 'aaaaaa', position: this.#heard, removedThrough: 0 };
  }

  get asked(): number {
    return this.#questions.length;
  }

  commit(room: Room): void {
    this.log.push({ position: this.log.length + 1, type: 'test.noted', room, payload: {} });
  }

  /** The node hears of the next events, as one publication. */
  hear(count: number): void {
    const events = this.log.slice(this.#heard, this.#heard + count);
    for (const event of events)
      for (const subscription of this.#rooms.get(event.room) ?? []) subscription.offer(event);
    this.#heard += events.length;
  }

  /** The database answers the oldest question, by what it holds at this moment. */
  async answer(): Promise<void> {
    this.#questions.shift()?.();
    await settled();
  }

  enter(room: Room, subscription: Subscription): void {
    this.#rooms.set(room, (this.#rooms.get(room) ?? new Set()).add(subscription));
  }

  leave(room: Room, subscription: Subscription): void {
    this.#rooms.get(room)?.delete(subscription);
  }

  async replay({ rooms, after, through, limit }: PageQuery): Promise<ReplayPage<StreamEvent>> {
    await new Promise<void>((resolve) => this.#questions.push(resolve));
    const head = { ...this.head, position: this.log.length };
    const wanted = this.log.filter(
      ({ room, position }) => rooms.includes(room) && position > after && position <= through,
    );
    const events = wanted.slice(0, limit);
    return { head, events, readThrough: events.length === limit ? events.at(-1)?.position : undefined };
  }
}

/** Everything that was ready to run has run. */
export function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
