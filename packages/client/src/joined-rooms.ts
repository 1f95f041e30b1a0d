/** Rooms that somebody in this program looks at, counted: two views of one room are one join. */
export class JoinedRooms {
  readonly #counts = new Map<string, number>();

  get names(): string[] {
    return [...this.#counts.keys()];
  }

  /** True when the room is new. */
  enter(room: string): boolean {
    const count = this.#counts.get(room) ?? 0;
    this.#counts.set(room, count + 1);
    return count === 0;
  }

  /** True when nobody is left in it. */
  leave(room: string): boolean {
    const count = this.#counts.get(room) ?? 0;
    if (count > 1) this.#counts.set(room, count - 1);
    else this.#counts.delete(room);
    return count === 1;
  }
}
