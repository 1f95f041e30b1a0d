import { type Provided, providers } from './needs.ts';
import type { Need } from './suites.ts';

/** Starts each need once, when a suite first asks, and stops all at the end. */
export class Resources {
  readonly #provided = new Map<Need, Promise<Provided>>();

  async provide(needs: readonly Need[]): Promise<Provided[]> {
    const all: Provided[] = [];
    for (const need of needs) {
      const provided = this.#provided.get(need) ?? providers[need]();
      this.#provided.set(need, provided);
      all.push(await provided);
    }
    return all;
  }

  async stop(): Promise<void> {
    for (const provided of this.#provided.values()) await (await provided.catch(() => undefined))?.stop?.();
  }
}
