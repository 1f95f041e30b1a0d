/** Where a client stands in the stream: what to resume from, and what it has seen already. */
export class StreamPlace {
  #cursor: string | undefined;
  #position = -1;

  constructor(cursor: string | undefined) {
    this.#cursor = cursor;
  }

  get cursor(): string | undefined {
    return this.#cursor;
  }

  /** False when this was seen before: delivery is at least once, this makes it once. */
  advance(cursor: string, position: string): boolean {
    if (Number(position) <= this.#position) return false;
    this.#position = Number(position);
    this.#cursor = cursor;
    return true;
  }

  /** Everything up to this cursor was delivered. */
  settle(cursor: string): void {
    this.#cursor = cursor;
  }

  /** The stream is another one: its positions begin anew. */
  restart(cursor: string): void {
    this.#cursor = cursor;
    this.#position = -1;
  }
}
