import { setTimeout as pause } from 'node:timers/promises';
import { medianBy, quantile, type Rate, round } from '../measure.ts';

/** Longer than the relay gathers: each message is published at once, alone. */
const betweenMs = 60;

/** Everybody who hears the same message, and when the first and the last of them did. */
export class Crowd {
  readonly #size: number;
  #heard = 0;
  #first = 0;
  #done: ((last: number) => void) | undefined;
  frame = '';

  constructor(size: number) {
    this.#size = size;
  }

  hear(text: string): void {
    this.#heard += 1;
    if (this.#heard === 1) this.#first = performance.now();
    if (this.#heard < this.#size) return;
    this.frame = text;
    this.#done?.(performance.now());
  }

  /** One message after the other: deliveries per second from the first to the last, and how long it took from the sending on. */
  async round(messages: number, send: () => Promise<unknown>): Promise<Rate> {
    const rates: number[] = [];
    const times: number[] = [];
    for (let n = 0; n < messages; n += 1) {
      this.#heard = 0;
      const all = new Promise<number>((resolve) => {
        this.#done = resolve;
      });
      const began = performance.now();
      const [last] = await Promise.all([all, send()]);
      rates.push(((this.#size - 1) * 1_000) / (last - this.#first));
      times.push(last - began);
      await pause(betweenMs);
    }
    times.sort((a, b) => a - b);
    return {
      perSecond: round(medianBy(rates, (rate) => rate)),
      p50Ms: quantile(times, 0.5),
      p99Ms: quantile(times, 0.99),
    };
  }

  /** The median of the rounds; one before them warms up. */
  async rounds(count: number, messages: number, send: () => Promise<unknown>): Promise<Rate> {
    await this.round(messages, send);
    const rates: Rate[] = [];
    for (let n = 0; n < count; n += 1) rates.push(await this.round(messages, send));
    return medianBy(rates, (rate) => rate.perSecond);
  }
}
