export interface GatherSettings {
  /** After this long without a publication the next signal is published at once. */
  readonly quietMs: number;
  /** Within a burst: how long after the last signal is waited for more. */
  readonly gatherMs: number;
  /** Within a burst: how long the first signal waits at most. */
  readonly maxDelayMs: number;
}

/** When to publish: at once when things are quiet, gathered in a burst. Knows no timer; it is told what time it is. */
export class Gatherer {
  readonly #settings: GatherSettings;
  #publishedAt = Number.NEGATIVE_INFINITY;
  #first: number | undefined;
  #last = 0;
  #quiet = false;

  constructor(settings: GatherSettings) {
    this.#settings = settings;
  }

  /** Something was committed. */
  signal(now: number): void {
    if (this.#first === undefined) {
      this.#first = now;
      this.#quiet = now - this.#publishedAt > this.#settings.quietMs;
    }
    this.#last = now;
  }

  /** When what was signalled is to be published; undefined when nothing waits. */
  get dueAt(): number | undefined {
    if (this.#first === undefined) return undefined;
    if (this.#quiet) return this.#first;
    return Math.min(this.#last + this.#settings.gatherMs, this.#first + this.#settings.maxDelayMs);
  }

  /** What waited is being published: later signals wait for the next time. */
  take(): void {
    this.#first = undefined;
  }

  published(now: number): void {
    this.#publishedAt = now;
    // A signal that came while this was under way is part of a burst now.
    this.#quiet = false;
  }
}
