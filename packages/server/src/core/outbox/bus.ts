import type { StreamEvent } from './stream-event.ts';

/** Events that follow each other without a gap. */
export interface Publication {
  readonly epoch: string;
  readonly events: readonly StreamEvent[];
}

/**
 * Carries publications to every node. It may lose, repeat or swap them: readers see a gap by the positions and
 * read the rows themselves.
 */
export interface Bus {
  publish(publication: Publication): Promise<void>;
  /** Returns how to stop. */
  subscribe(listener: (publication: Publication) => void): () => void;
  close(): Promise<void>;
}

/** One node alone: a list of listeners. */
export function localBus(): Bus {
  const listeners = new Set<(publication: Publication) => void>();
  return {
    async publish(publication) {
      for (const listener of listeners) listener(publication);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async close() {
      listeners.clear();
    },
  };
}
