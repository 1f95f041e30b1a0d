/** Who wants to hear of something. */
export class Listeners<Args extends unknown[]> {
  readonly #listeners = new Set<(...args: Args) => void>();

  /** Returns how to stop. */
  readonly add = (listener: (...args: Args) => void): (() => void) => {
    // A wrapper of its own: the same function may listen twice and stop once.
    const entry = (...args: Args) => listener(...args);
    this.#listeners.add(entry);
    return () => {
      this.#listeners.delete(entry);
    };
  };

  emit(...args: Args): void {
    for (const listener of [...this.#listeners]) listener(...args);
  }
}
