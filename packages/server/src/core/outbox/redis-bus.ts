import { Redis } from 'ioredis';
import type { Bus, Publication } from './bus.ts';
import type { OutboxLog } from './log.ts';

export interface RedisBusOptions {
  readonly url: string;
  readonly channel: string;
  readonly log: OutboxLog;
}

/** Several nodes: every publication is one message. Redis may be away; it is a hint, and readers poll. */
export function redisBus({ url, channel, log }: RedisBusOptions): Bus {
  const listeners = new Set<(publication: Publication) => void>();
  // Nothing is queued for a Redis that is away: the relay must not wait for it, and late hints are worth nothing.
  const publisher = new Redis(url, {
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    commandTimeout: 1_000,
  });
  // A connection of its own: one that is subscribed can do nothing else. It subscribes again when it comes back.
  const subscriber = new Redis(url, { maxRetriesPerRequest: null });
  for (const connection of [publisher, subscriber])
    connection.on('error', (error) => log.warn({ err: error }, 'Redis is away; events come by polling'));
  subscriber.on('message', (_channel: string, text: string) => {
    const publication = JSON.parse(text) as Publication;
    for (const listener of listeners) listener(publication);
  });
  subscriber.subscribe(channel).catch(() => {}); // Reported by the error event above.
  return {
    async publish(publication) {
      await publisher.publish(channel, JSON.stringify(publication));
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async close() {
      listeners.clear();
      subscriber.disconnect();
      publisher.disconnect();
    },
  };
}
