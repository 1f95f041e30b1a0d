import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { NetworkError } from '@weft/client/failures.ts';
import { deleteMessage, type Message } from '@weft/contract/messages.ts';
import type { Place } from '@weft/contract/places.ts';
import { useSyncExternalStore } from 'react';
import { api } from '../../realtime/api.ts';
import { isRefusal } from '../../ui/failure/failure-words.ts';
import { readStored, writeStored } from '../../ui/kept-store.ts';
import { onLeaving } from '../../ui/leaving.ts';
import { useMe } from '../accounts/me.ts';
import { changeMessage } from './change.ts';
import { nothingLeft } from './nothing-left.ts';

interface Removal {
  readonly id: string;
  readonly place: Place;
  readonly at: number;
  /** No server answered: it goes out when one does. */
  readonly waits?: boolean;
}

/** Longer than anybody is asked whether they want it back; after that, what was left over goes out. */
const leftOverMs = 30_000;

/**
 * Messages that somebody took back a moment ago. They are hidden here at once; the server is told when it cannot be undone any
 * more, or when the page is left. Kept on the device until it was told: whoever saw it go does not find it again.
 */
export class Removals {
  readonly #queryClient: QueryClient;
  readonly #keptAs: string;
  readonly #listeners = new Set<() => void>();
  readonly #failed = new Map<string, (error: unknown) => void>();
  /** What was asked for before may still bring one of them as it was: they stay hidden. */
  readonly #gone = new Set<string>();
  #list: readonly Removal[] = [];
  #ids: ReadonlySet<string> = new Set();

  constructor(queryClient: QueryClient, me: string) {
    this.#queryClient = queryClient;
    this.#keptAs = `removals.${me}`;
    onLeaving(() => Promise.all(this.#list.map(({ id }) => this.settle(id, true))));
    void this.#restore();
  }

  readonly ids = (): ReadonlySet<string> => this.#ids;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  begin({ id, place }: Pick<Message, 'id' | 'place'>, onFailed: (error: unknown) => void): void {
    this.#failed.set(id, onFailed);
    this.#become([...this.#list.filter((one) => one.id !== id), { id, place, at: Date.now() }]);
  }

  undo(id: string): void {
    this.#become(this.#list.filter((one) => one.id !== id));
  }

  /** Nobody wanted it back. Told twice, it is deleted once. */
  async settle(id: string, leaving = false): Promise<void> {
    const removal = this.#list.find((one) => one.id === id);
    if (removal === undefined) return;
    try {
      await api.call(deleteMessage, { params: { messageId: id }, keepalive: leaving });
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

  #isGone({ id, place }: Removal): void {
    this.#gone.add(id);
    changeMessage(this.#queryClient, place, id, (known) => ({ ...known, ...nothingLeft }));
    this.undo(id);
  }

  async #restore(): Promise<void> {
    const kept = (await readStored<readonly Removal[]>(this.#keptAs)) ?? [];
    const left = kept.filter(({ id }) => !this.#ids.has(id));
    if (left.length === 0) return;
    this.#become([...left, ...this.#list]);
    for (const { id, at } of left) {
      // Another window of the same browser may still be asking whether it is wanted back.
      setTimeout(() => void this.#settleLeftOver(id), Math.max(0, at + leftOverMs - Date.now()));
    }
  }

  async #settleLeftOver(id: string): Promise<void> {
    const kept = (await readStored<readonly Removal[]>(this.#keptAs)) ?? [];
    if (kept.some((one) => one.id === id)) await this.settle(id);
    else this.undo(id);
  }

  #become(list: readonly Removal[]): void {
    this.#list = list;
    this.#ids = new Set([...this.#gone, ...list.map(({ id }) => id)]);
    for (const listener of this.#listeners) listener();
    void writeStored(this.#keptAs, list.length === 0 ? undefined : list);
  }
}

const all = new WeakMap<QueryClient, Removals>();

/** One for the window, like what is on its way out. */
export function useRemovals(): Removals {
  const queryClient = useQueryClient();
  const me = useMe().id;
  const known = all.get(queryClient) ?? new Removals(queryClient, me);
  all.set(queryClient, known);
  return known;
}

/** The messages that are hidden because of it. */
export function useRemoved(): ReadonlySet<string> {
  const removals = useRemovals();
  return useSyncExternalStore(removals.subscribe, removals.ids);
}
