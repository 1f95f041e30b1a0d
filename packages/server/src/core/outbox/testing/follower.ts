import type { Room } from '@weft/contract/event.ts';
import type { CursorFault } from '../cursor.ts';
import type { EventStream } from '../stream.ts';
import type { GoneEvent, StreamEvent } from '../stream-event.ts';
import { Collector } from './collector.ts';
import { reader } from './node.ts';

interface FollowOptions {
  readonly rooms: readonly Room[];
  readonly cursor?: string;
  readonly holdAtMost?: number;
  readonly pageSize?: number;
  readonly onEvent?: (event: StreamEvent | GoneEvent) => void;
  readonly ready?: () => Promise<void>;
}

/** A subscription that remembers what happened to it. */
export function follow(stream: EventStream, options: FollowOptions) {
  const events = new Collector<StreamEvent | GoneEvent>();
  const reloads = new Collector<CursorFault>();
  const lives = new Collector<number>();
  const failures = new Collector<unknown>();
  const subscription = stream.subscribe({
    ...options,
    reader,
    deliver(event) {
      options.onEvent?.(event);
      events.add(event);
    },
    live: lives.add,
    reload: reloads.add,
    failed: failures.add,
  });
  subscription.start();
  return {
    subscription,
    events,
    reloads,
    lives,
    failures,
    /** The numbers noted so far, once there are so many; a tombstone counts as null. */
    async numbers(size: number): Promise<unknown[]> {
      return (await events.count(size)).map((event) => ('gone' in event ? null : event.payload.n));
    },
  };
}
