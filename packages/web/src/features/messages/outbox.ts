import type { QueryClient } from '@tanstack/react-query';
import { NetworkError } from '@weft/client/failures.ts';
import { type Destination, sendMessage } from '@weft/contract/messages.ts';
import type { Answer } from '@weft/contract/route.ts';
import { useSyncExternalStore } from 'react';
import { api } from '../../realtime/api.ts';
import { isRefusal } from '../../ui/failure/failure-words.ts';
import { readStored, writeStored } from '../../ui/kept-store.ts';
import { type ChosenFile, UploadFailed, uploads } from '../media/uploads.ts';
import { addMessage } from './change.ts';
import { discardSaved } from './discard-saved.ts';

/** Said, shown, and not settled yet. */
export interface Pending {
  readonly clientKey: string;
  readonly to: Destination;
  readonly content: string;
  readonly files: readonly ChosenFile[];
  readonly carry: boolean;
  readonly at: string;
  /** `uploading`: its files go first. `waits`: no server answered, it goes out by itself. `failed`: the server said no. */
  readonly state: 'uploading' | 'sending' | 'waits' | 'failed';
  /** The revision of the draft that it was, where the server has one. */
  readonly draftRevision?: number;
  /** Why the server said no: a code that has words. */
  readonly code?: string | undefined;
}

type Said = Pick<Pending, 'to' | 'content' | 'carry'> &
  Partial<Pick<Pending, 'clientKey' | 'files' | 'draftRevision'>>;

export type Sent = Answer<typeof sendMessage>;

/**
 * What is on its way, for this window. Every message has its own name (`clientKey`), so that sending it again is the same
 * message; it is kept on the device until it is settled, so that a reload brings it back.
 */
export class Outbox {
  readonly #queryClient: QueryClient;
  readonly #me: string;
  readonly #listeners = new Set<() => void>();
  readonly #onSent: (pending: Pending, answer: Sent) => void;
  #list: readonly Pending[] = [];
  /** One after the other, so that what was said first is read first. */
  #turn: Promise<unknown> = Promise.resolve();

  constructor(queryClient: QueryClient, me: string, onSent: (pending: Pending, answer: Sent) => void) {
    this.#queryClient = queryClient;
    this.#me = me;
    this.#onSent = onSent;
  }

  readonly list = (): readonly Pending[] => this.#list;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** What was not settled when the page was left, or lost. */
  async restore(): Promise<void> {
    const kept = (await readStored<readonly Pending[]>(this.#key)) ?? [];
    const known = new Set(this.#list.map(({ clientKey }) => clientKey));
    const back = kept.filter(({ clientKey }) => !known.has(clientKey));
    if (back.length === 0) return;
    this.#become([...back, ...this.#list]);
    for (const { clientKey, files, state } of back) {
      await uploads.restore(files);
      if (state !== 'failed') this.#begin(clientKey);
    }
  }

  /** Under the name that it had as a draft: so the draft becomes the message. */
  send(said: Said): string {
    const { clientKey = crypto.randomUUID(), files = [] } = said;
    const at = new Date().toISOString();
    this.#become([...this.#list, { ...said, files, clientKey, at, state: 'sending' }]);
    this.#begin(clientKey);
    return clientKey;
  }

  retry(clientKey: string): void {
    uploads.retry(this.#list.find((one) => one.clientKey === clientKey)?.files ?? []);
    this.#begin(clientKey);
  }

  /** The connection is back: what waited for it goes out. */
  retryWaiting(): void {
    for (const { clientKey, state } of this.#list) if (state === 'waits') this.retry(clientKey);
  }

  /** Not to be said after all: nothing of it stays, neither here nor as a draft. */
  discard(clientKey: string): void {
    const pending = this.#list.find((one) => one.clientKey === clientKey);
    if (pending?.draftRevision !== undefined) void discardSaved(pending, pending.draftRevision);
    this.#drop(clientKey);
  }

  #drop(clientKey: string): void {
    const gone = this.#list.filter((pending) => pending.clientKey === clientKey);
    uploads.forget(gone.flatMap(({ files }) => files));
    this.#become(this.#list.filter((pending) => pending.clientKey !== clientKey));
  }

  get #key(): string {
    return `outbox.${this.#me}`;
  }

  /** What has files takes its turn when they have arrived; what is said meanwhile does not wait for it. */
  #begin(clientKey: string): void {
    const { files = [] } = this.#list.find((one) => one.clientKey === clientKey) ?? {};
    const there = files.every((file) => uploads.stateOf(file).state === 'done');
    this.#change(clientKey, { state: there ? 'sending' : 'uploading', code: undefined });
    if (there) this.#enqueue(clientKey);
    else
      uploads.arrived(files).then(
        () => this.#begin(clientKey),
        (error) => this.#change(clientKey, { state: 'failed', code: codeOf(error) }),
      );
  }

  #enqueue(clientKey: string): void {
    this.#turn = this.#turn.then(() => this.#attempt(clientKey));
  }

  async #attempt(clientKey: string): Promise<void> {
    const pending = this.#list.find((one) => one.clientKey === clientKey);
    if (pending === undefined) return;
    const { to, content, carry } = pending;
    const mediaIds = pending.files.flatMap((file) => uploads.stateOf(file).mediaId ?? []);
    try {
      const answer = await api.call(sendMessage, { body: { to, content, mediaIds, clientKey, carry } });
      addMessage(this.#queryClient, answer.message, this.#me);
      this.#drop(clientKey);
      this.#onSent(pending, answer);
    } catch (error) {
      const waits = error instanceof NetworkError;
      this.#change(clientKey, waits ? { state: 'waits' } : { state: 'failed', code: codeOf(error) });
    }
  }

  #change(clientKey: string, changes: Partial<Pending>): void {
    this.#become(
      this.#list.map((pending) => (pending.clientKey === clientKey ? { ...pending, ...changes } : pending)),
    );
  }

  #become(list: readonly Pending[]): void {
    this.#list = list;
    for (const listener of this.#listeners) listener();
    void writeStored(this.#key, list.length === 0 ? undefined : list);
  }
}

function codeOf(error: unknown): string | undefined {
  if (error instanceof UploadFailed) return error.code;
  return isRefusal(error) ? error.code : undefined;
}

const outboxes = new WeakMap<QueryClient, Outbox>();

/** One for the window: the cache lives as long as somebody is signed in. */
export function outboxOf(queryClient: QueryClient, me: string): Outbox {
  const known = outboxes.get(queryClient);
  if (known !== undefined) return known;
  const made = new Outbox(queryClient, me, (pending, answer) => {
    for (const listener of sentListeners) listener(pending, answer);
  });
  outboxes.set(queryClient, made);
  void made.restore();
  return made;
}

const sentListeners = new Set<(pending: Pending, answer: Sent) => void>();

/** Features that come after this one hear of what was sent: a first reply makes a thread. */
export function onSent(listener: (pending: Pending, answer: Sent) => void): () => void {
  sentListeners.add(listener);
  return () => sentListeners.delete(listener);
}

export function usePending(outbox: Outbox): readonly Pending[] {
  return useSyncExternalStore(outbox.subscribe, outbox.list);
}

/** Whether it is meant for this place; a first reply has no other place than the message that it answers. */
export function isFor(pending: Pending, to: Destination): boolean {
  const target = pending.to;
  if ('channelId' in to) return 'channelId' in target && target.channelId === to.channelId;
  if ('conversationId' in to)
    return 'conversationId' in target && target.conversationId === to.conversationId;
  return 'rootMessageId' in target && target.rootMessageId === to.rootMessageId;
}
