import { NetworkError } from '@weft/client/failures.ts';
import { isRefusal } from '../ui/failure/failure-words.ts';
import { readStored, writeStored } from '../ui/kept-store.ts';
import { onLeaving } from '../ui/leaving.ts';

/** What can be taken back, and how one says so to the server. */
export interface RemovalKind<Thing> {
  /** Under which name this device keeps it. */
  readonly keptAs: string;
  readonly remove: (thing: Thing, leaving: boolean) => Promise<unknown>;
  /** It is deleted: what the screen knows of it says so, too. */
  readonly gone: (thing: Thing) => void;
}

type Removal<Thing> = Thing & {
  readonly at: number;
  /** No server answered: it goes out when one does. */
  readonly waits?: boolean;
};

/** Longer than anybody is asked whether they want it back; after that, what was left over goes out. */
const leftOverMs = 30_000;

/**
 * What somebody took back a moment ago. It is hidden here at once; the server is told when it cannot be undone any more, or when
 * the page is left. Kept on the device until it was told: whoever saw it go does not find it again.
 */
export class Removals<Thing extends { readonly id: string }> {
  readonly #kind: RemovalKind<Thing>;
  readonly #listeners = new Set<() => void>();
  readonly #failed = new Map<string, (error: unknown) => void>();
  /** What was asked for before may still bring one of them as it was: they stay hidden. */
  readonly #gone = new Set<string>();
  #list: readonly Removal<Thing>[] = [];
  #ids: ReadonlySet<string> = new Set();

  constructor(kind: RemovalKind<Thing>) {
    this.#kind = kind;
    onLeaving(() => Promise.all(this.#list.map(({ id }) => this.settle(id, true))));
    void this.#restore();
  }

  readonly ids = (): ReadonlySet<string> => this.#ids;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** What can still be undone. */
  readonly pending = (): readonly Thing[] => this.#list;

  begin(thing: Thing, onFailed: (error: unknown) => void): void {
    this.#failed.set(thing.id, onFailed);
    this.#become([...this.#list.filter((one) => one.id !== thing.id), { ...thing, at: Date.now() }]);
  }

  undo(id: string): void {
    this.#become(this.#list.filter((one) => one.id !== id));
  }

  /** Nobody wanted it back. Told twice, it is deleted once. */
  async settle(id: string, leaving = false): Promise<void> {
    const removal = this.#list.find((one) => one.id === id);
    if (removal === undefined) return;
    try {
      await this.#kind.remove(removal, leaving);
      this.#isGone(removal);
    } catch (error) {
      if (error instanceof NetworkError)
        return this.#become(this.#list.map((one) => (one.id === id ? { ...one, waits: true } : one)));
      if (isRefusal(error) && error.code === 'not_found') return this.#isGone(removal);
      this.undo(id);
      this.#failed.get(id)?.(error);
    }
  }

  /** The connection is back. */
  retryWaiting(): void {
    for (const { id, waits } of this.#list) if (waits === true) void this.settle(id);
  }

  #isGone(removal: Removal<Thing>): void {
    this.#gone.add(removal.id);
    this.#kind.gone(removal);
    this.undo(removal.id);
  }

  async #restore(): Promise<void> {
    const kept = (await readStored<readonly Removal<Thing>[]>(this.#kind.keptAs)) ?? [];
    const left = kept.filter(({ id }) => !this.#ids.has(id));
    if (left.length === 0) return;
    this.#become([...left, ...this.#list]);
    for (const { id, at } of left) {
      // Another window of the same browser may still be asking whether it is wanted back.
      setTimeout(() => void this.#settleLeftOver(id), Math.max(0, at + leftOverMs - Date.now()));
    }
  }

  async #settleLeftOver(id: string): Promise<void> {
    const kept = (await readStored<readonly Removal<Thing>[]>(this.#kind.keptAs)) ?? [];
    if (kept.some((one) => one.id === id)) await this.settle(id);
    else this.undo(id);
  }

  #become(list: readonly Removal<Thing>[]): void {
    this.#list = list;
    this.#ids = new Set([...this.#gone, ...list.map(({ id }) => id)]);
    for (const listener of this.#listeners) listener();
    void writeStored(this.#kind.keptAs, list.length === 0 ? undefined : list);
  }
}
