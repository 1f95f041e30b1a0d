import type { Timers } from '../timers.ts';

/** A clock whose hands the test turns. Alarms go off in their order while it does. */
export class FakeTimers implements Timers {
  #now = 0;
  readonly #alarms = new Set<{ at: number; work: () => void }>();

  now(): number {
    return this.#now;
  }

  after(milliseconds: number, work: () => void): () => void {
    const alarm = { at: this.#now + Math.max(0, milliseconds), work };
    this.#alarms.add(alarm);
    return () => this.#alarms.delete(alarm);
  }

  advance(milliseconds: number): void {
    const end = this.#now + milliseconds;
    for (let next = this.#next(end); next !== undefined; next = this.#next(end)) {
      this.#now = next.at;
      this.#alarms.delete(next);
      next.work();
    }
    this.#now = end;
  }

  #next(end: number) {
    const due = [...this.#alarms].filter(({ at }) => at <= end);
    return due.sort((a, b) => a.at - b.at)[0];
  }
}
