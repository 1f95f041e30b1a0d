import type { Room } from '@weft/contract/event.ts';
import type { ServerFrame } from '@weft/contract/frames.ts';
import type { Timers } from '../outbox/timers.ts';

/** What presence needs to know of a connection. */
export interface Present {
  readonly actor: { readonly userId: string } | undefined;
  hasOpen(room: Room): boolean;
  whisper(frame: ServerFrame): void;
}

/**
 * Who is connected to this node, room by room. Nothing of it is stored. What changed is told once in a while: a page that is
 * loaded anew comes and goes in between and nobody hears of it, and after a restart a thousand arrivals are one frame.
 */
export class Presence<Connection extends Present = Present> {
  readonly #timers: Timers;
  readonly #gatherMs: number;
  readonly #roomsOf = new Map<Connection, ReadonlySet<Room>>();
  /** How many sockets of each user are in a room. */
  readonly #counts = new Map<Room, Map<string, number>>();
  readonly #told = new Map<Room, Set<string>>();
  readonly #changed = new Map<Room, Set<string>>();
  #cancel: (() => void) | undefined;

  constructor(timers: Timers, gatherMs: number) {
    this.#timers = timers;
    this.#gatherMs = gatherMs;
  }

  /** These are the connection's rooms from now on. */
  place(connection: Connection, rooms: Iterable<Room>): void {
    const before = this.#roomsOf.get(connection) ?? new Set();
    const now = new Set(rooms);
    this.#roomsOf.set(connection, now);
    for (const room of now) if (!before.has(room)) this.#count(connection, room, 1);
    for (const room of before) if (!now.has(room)) this.#count(connection, room, -1);
  }

  remove(connection: Connection): void {
    this.place(connection, []);
    this.#roomsOf.delete(connection);
  }

  /** For whoever has just opened the room; what changes from here on is told to them. */
  snapshot(room: Room): ServerFrame {
    const here = [...(this.#told.get(room) ?? [])];
    return { kind: 'presence', room, whole: true, here, away: [] };
  }

  stop(): void {
    this.#cancel?.();
  }

  #count(connection: Connection, room: Room, by: 1 | -1): void {
    const userId = connection.actor?.userId;
    if (userId === undefined) return;
    const counts = this.#counts.get(room) ?? new Map<string, number>();
    this.#counts.set(room, counts);
    const now = (counts.get(userId) ?? 0) + by;
    if (now > 0) counts.set(userId, now);
    else counts.delete(userId);
    const changed = this.#changed.get(room) ?? new Set();
    this.#changed.set(room, changed.add(userId));
    this.#cancel ??= this.#timers.after(this.#gatherMs, () => this.#tell());
  }

  #tell(): void {
    this.#cancel = undefined;
    const frames = new Map<Room, ServerFrame>();
    for (const [room, users] of this.#changed) {
      const frame = this.#settle(room, users);
      if (frame !== undefined) frames.set(room, frame);
    }
    this.#changed.clear();
    for (const [connection, rooms] of this.#roomsOf)
      for (const [room, frame] of frames)
        if (rooms.has(room) && connection.hasOpen(room)) connection.whisper(frame);
  }

  #settle(room: Room, users: ReadonlySet<string>): ServerFrame | undefined {
    const counts = this.#counts.get(room);
    const told = this.#told.get(room) ?? new Set();
    const here = [...users].filter((user) => counts?.has(user) && !told.has(user));
    const away = [...users].filter((user) => !counts?.has(user) && told.has(user));
    for (const user of here) told.add(user);
    for (const user of away) told.delete(user);
    if (told.size > 0) this.#told.set(room, told);
    else this.#told.delete(room);
    if (counts?.size === 0) this.#counts.delete(room);
    if (here.length + away.length === 0) return undefined;
    return { kind: 'presence', room, whole: false, here, away };
  }
}
