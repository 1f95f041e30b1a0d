/** Remembers what it was given and wakes whoever waits for more: tests wait for things, never for time. */
export class Collector<Item> {
  readonly items: Item[] = [];
  readonly #waiting = new Set<() => void>();

  readonly add = (item: Item): void => {
    this.items.push(item);
    for (const check of this.#waiting) check();
  };

  until(done: (items: readonly Item[]) => boolean): Promise<readonly Item[]> {
    return new Promise((resolve) => {
      const check = () => {
        if (!done(this.items)) return;
        this.#waiting.delete(check);
        resolve(this.items);
      };
      this.#waiting.add(check);
      check();
    });
  }

  count(size: number): Promise<readonly Item[]> {
    return this.until((items) => items.length >= size);
  }
}
