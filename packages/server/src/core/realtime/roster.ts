import type { Room } from '@weft/contract/event.ts';
import type { ServerFrame } from '@weft/contract/frames.ts';
import type { User } from '../policy/actor.ts';

/** What the roster needs to know of a connection. */
export interface Rostered {
  readonly actor: User | undefined;
  isIn(room: Room): boolean;
  hasOpen(room: Room): boolean;
  whisper(frame: ServerFrame): void;
}

/** Who is connected to this node, by what events may say about them. */
export class Roster<Connection extends Rostered = Rostered> {
  readonly all = new Set<Connection>();
  /** Not yet known by name: whatever ends a session meanwhile is told to each of them. */
  readonly greeting = new Set<Connection>();
  readonly #bySession = new Map<string, Set<Connection>>();
  readonly #byUser = new Map<string, Set<Connection>>();

  arrive(connection: Connection): void {
    this.all.add(connection);
    this.greeting.add(connection);
  }

  know(connection: Connection, userId: string, sessionId: string): void {
    this.greeting.delete(connection);
    put(this.#byUser, userId, connection);
    put(this.#bySession, sessionId, connection);
  }

  leave(connection: Connection): void {
    this.all.delete(connection);
    this.greeting.delete(connection);
    const { actor } = connection;
    if (actor === undefined) return;
    take(this.#byUser, actor.userId, connection);
    take(this.#bySession, actor.sessionId, connection);
  }

  ofUser(userId: string): readonly Connection[] {
    return [...(this.#byUser.get(userId) ?? [])];
  }

  ofSession(sessionId: string): readonly Connection[] {
    return [...(this.#bySession.get(sessionId) ?? [])];
  }

  inRoom(room: Room): readonly Connection[] {
    return [...this.all].filter((connection) => connection.isIn(room));
  }
}

function put<Connection>(index: Map<string, Set<Connection>>, key: string, connection: Connection): void {
  const connections = index.get(key) ?? new Set();
  index.set(key, connections.add(connection));
}

function take<Connection>(index: Map<string, Set<Connection>>, key: string, connection: Connection): void {
  const connections = index.get(key);
  if (connections?.delete(connection) && connections.size === 0) index.delete(key);
}
