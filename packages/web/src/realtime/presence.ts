import type { PresenceFrame, RealtimeClient } from '@weft/client/realtime-types.ts';
import { useCallback, useEffect, useSyncExternalStore } from 'react';
import { useRealtimeClient } from './realtime-provider.tsx';

/** As many rooms are listened to for who is there. */
const roomsAtMost = 20;

/**
 * Who is connected, as far as one sees. Nothing of it is kept: without a connection nobody knows, and nobody is shown.
 */
export class Presence {
  readonly #rooms = new Map<string, Set<string>>();
  readonly #listeners = new Set<() => void>();

  constructor(client: Pick<RealtimeClient, 'onPresence' | 'onStatus' | 'onLeft'>) {
    client.onPresence((frame) => this.#take(frame));
    client.onLeft((room) => this.#forget(room));
    client.onStatus((status) => {
      if (status === 'offline' || status === 'stopped') this.#forget();
    });
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  isHere(userId: string): boolean {
    return [...this.#rooms.values()].some((users) => users.has(userId));
  }

  countIn(room: string): number {
    return this.#rooms.get(room)?.size ?? 0;
  }

  #take({ room, whole, here, away }: PresenceFrame): void {
    const known = whole ? new Set<string>() : (this.#rooms.get(room) ?? new Set<string>());
    for (const userId of here) known.add(userId);
    for (const userId of away) known.delete(userId);
    this.#rooms.set(room, known);
    this.#tell();
  }

  #forget(room?: string): void {
    if (room === undefined) this.#rooms.clear();
    else this.#rooms.delete(room);
    this.#tell();
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}

const all = new WeakMap<RealtimeClient, Presence>();

function presenceOf(client: RealtimeClient): Presence {
  const known = all.get(client) ?? new Presence(client);
  all.set(client, known);
  return known;
}

function usePresence<Value>(look: (presence: Presence) => Value, otherwise: Value): Value {
  const client = useRealtimeClient();
  const presence = client === undefined ? undefined : presenceOf(client);
  const subscribe = useCallback(
    (listener: () => void) => presence?.subscribe(listener) ?? (() => {}),
    [presence],
  );
  return useSyncExternalStore(subscribe, () => (presence === undefined ? otherwise : look(presence)));
}

/** Listens to who is there, as long as the component is on the screen. */
export function useHearingWhoIsHere(communityIds: readonly string[]): void {
  const client = useRealtimeClient();
  const names = communityIds.slice(0, roomsAtMost).join(' ');
  useEffect(() => {
    if (client === undefined || names === '') return;
    presenceOf(client);
    const leave = names.split(' ').map((id) => client.join(`community:${id}`));
    return () => {
      for (const one of leave) one();
    };
  }, [client, names]);
}

/** Somebody is connected now; drawn again only when that becomes another answer. */
export function useIsHere(userId: string | undefined): boolean {
  return usePresence((presence) => userId !== undefined && presence.isHere(userId), false);
}

/** How many of a community are connected now. */
export function useHereIn(communityId: string): number {
  return usePresence((presence) => presence.countIn(`community:${communityId}`), 0);
}
