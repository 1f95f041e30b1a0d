import type { Room, RoomKind } from '@weft/contract/event.ts';
import type { ByeReason, ServerFrame } from '@weft/contract/frames.ts';
import type { RawData } from 'ws';
import { encodeCursor } from '../outbox/cursor.ts';
import type { GoneEvent, StreamEvent } from '../outbox/stream-event.ts';
import type { Subscription } from '../outbox/subscription.ts';
import type { User } from '../policy/actor.ts';
import type { GatewayContext, OpeningRequest } from './context.ts';
import { FrameBudget } from './frame-budget.ts';
import { findPlaces, type Places } from './places.ts';
import { type ParsedFrame, parseFrame, type Wire } from './wire.ts';

type Hello = Extract<ParsedFrame, { kind: 'hello' }>;

/**
 * One socket: says who it is, is in rooms, hears of them. What needs the database is done one after the other,
 * so a join, a leave and a change of access cannot overtake each other.
 */
export class Connection {
  readonly openedAt: number;
  actor: User | undefined;
  missedBeats = 0;
  readonly #context: GatewayContext;
  readonly #wire: Wire;
  readonly #request: OpeningRequest;
  readonly #budget: FrameBudget;
  /** Rooms asked for by name: open on a screen, heard whole. */
  readonly #asked = new Set<Room>();
  /** Those that come and go by themselves, with one's places: heard in brief unless they are open, too. */
  #followed: ReadonlySet<Room> = new Set();
  readonly #typed = new Map<Room, number>();
  #greeted = false;
  #token: string | undefined;
  #subscription: Subscription | undefined;
  #work: Promise<void> = Promise.resolve();
  readonly #endedMeanwhile = new Set<string>();
  #changesPending = 0;
  #over = false;

  constructor(context: GatewayContext, wire: Wire, request: OpeningRequest) {
    const { settings, timers } = context;
    this.openedAt = timers.now();
    this.#context = context;
    this.#wire = wire;
    this.#request = { headers: { cookie: request.headers.cookie } };
    this.#budget = new FrameBudget(settings.frameBurst, settings.framesPerSecond, this.openedAt);
  }

  receive(data: RawData, isBinary: boolean): void {
    this.missedBeats = 0;
    if (this.#over) return;
    const frame = this.#budget.take(this.#context.timers.now()) ? parseFrame(data, isBinary) : undefined;
    // Hello comes first, and once.
    const expected = frame !== undefined && (frame.kind === 'hello') !== this.#greeted;
    if (!expected) this.bye('bad_frame', null);
    else if (frame.kind === 'ping') this.#wire.send({ kind: 'pong' });
    else if (frame.kind === 'hello') this.#greet(frame);
    else if (frame.kind === 'typing') this.#typing(frame.room as Room);
    else if (frame.kind === 'join') this.#join(frame.room as Room);
    else this.#leave(frame.room as Room);
  }

  /** Whether a change of who may read this room concerns the socket, now or by what is being looked up. */
  isIn(room: Room): boolean {
    if (this.#subscription === undefined) return this.actor !== undefined;
    return this.#subscription.has(room) || this.#asked.has(room);
  }

  /** Whether a change of who may read rooms of this kind concerns the socket, as far as it asked for them by name. */
  hasSome(kind: RoomKind): boolean {
    if (this.#subscription === undefined) return this.actor !== undefined;
    for (const room of this.#asked) if (room.startsWith(`${kind}:`)) return true;
    return false;
  }

  /** Open on its screen: asked for by name, and let in. */
  hasOpen(room: Room): boolean {
    return this.#asked.has(room) && this.#subscription?.has(room) === true;
  }

  /** What is true for a moment: never stored, and lost where it does not get through. */
  whisper(frame: ServerFrame): void {
    if (!this.#wire.clogged) this.#wire.send(frame);
  }

  sessionEnded(sessionId: string): void {
    // While we look up who this is, the answer that it is still good may be on its way already.
    if (this.actor === undefined) this.#endedMeanwhile.add(sessionId);
    else if (this.actor.sessionId === sessionId) this.bye('signed_out', null);
  }

  /** Nothing more is delivered until the database has said what this user may still hear. */
  accessChanged(position: number): void {
    this.#changesPending += 1;
    this.#subscription?.hold();
    this.#later(async () => {
      await this.#checkAgain(position);
      this.#changesPending -= 1;
      this.#subscription?.release();
    });
  }

  beat(): void {
    if (this.missedBeats >= this.#context.settings.missedBeats) this.#wire.terminate();
    else this.#wire.ping();
    this.missedBeats += 1;
  }

  bye(reason: ByeReason, reconnectAfterMs: number | null): void {
    if (this.#over) return;
    this.#wire.bye(reason, reconnectAfterMs);
    this.#context.metrics.ended(reason);
    this.end();
  }

  /** The socket is gone, or will be in a moment. */
  end(): void {
    this.#over = true;
    this.#subscription?.close();
    this.#context.presence.remove(this);
    this.#context.roster.leave(this);
  }

  #greet(hello: Hello): void {
    this.#greeted = true;
    this.#token = hello.token;
    this.#later(async () => {
      const actor = await this.#context.authenticate(this.#request, hello.token);
      if (this.#over) return;
      if (actor === undefined || this.#endedMeanwhile.has(actor.sessionId))
        return this.bye('unauthenticated', null);
      const { roster, settings } = this.#context;
      if (roster.ofUser(actor.userId).length >= settings.socketsPerUser) return this.bye('too_many', 60_000);
      this.actor = actor;
      roster.know(this, actor.userId, actor.sessionId);
      const places = await findPlaces(this.#context, actor, hello.rooms as Room[]);
      if (!this.#over) this.#welcome(hello, actor, places);
    });
  }

  #welcome(hello: Hello, reader: User, { followed, asked }: Places): void {
    const { stream, settings } = this.#context;
    this.#followed = followed;
    for (const room of asked) this.#asked.add(room);
    this.#bePresent();
    const rooms = [...new Set([...followed, ...asked])];
    const subscription = stream.subscribe({
      rooms,
      reader,
      cursor: hello.cursor,
      deliver: (event) => this.#deliver(event),
      live: (position) =>
        this.#wire.send({ kind: 'live', cursor: encodeCursor({ epoch: stream.head.epoch, position }) }),
      reload: (reason) => this.#wire.send({ kind: 'reload', reason, cursor: stream.cursor() }),
      failed: (error) => this.#fail(error),
      ready: () => this.#wire.flushed(),
    });
    this.#subscription = subscription;
    const heartbeatSeconds = settings.heartbeatMs / 1000;
    // Where this client stands by what it has been given so far: its own cursor, unless that turns out unusable.
    this.#wire.send({ kind: 'welcome', cursor: hello.cursor ?? stream.cursor(), heartbeatSeconds, rooms });
    for (const room of hello.rooms as Room[])
      if (!asked.has(room)) this.#wire.send({ kind: 'left', room, reason: 'refused' });
    for (const room of asked) this.#showPresence(room);
    for (let pending = this.#changesPending; pending > 0; pending -= 1) subscription.hold();
    subscription.start();
  }

  #join(room: Room): void {
    this.#later(async () => {
      const { actor } = this;
      if (actor === undefined || this.#subscription === undefined) return;
      if (this.#asked.has(room)) return this.#enter(room);
      if (this.#asked.size >= this.#context.settings.roomsAsked) return this.#refuse(room);
      // Asked before the look-up: a change of access from here on leads to another one.
      this.#asked.add(room);
      if (this.#followed.has(room)) return this.#enter(room);
      const { rooms, db, checks } = this.#context;
      const granted = await checks.pass(() => rooms.mayJoin(db, actor, room));
      if (granted) this.#enter(room);
      else this.#refuse(room);
    });
  }

  #refuse(room: Room): void {
    this.#asked.delete(room);
    this.#wire.send({ kind: 'left', room, reason: 'refused' });
  }

  #enter(room: Room, since?: number): void {
    this.#subscription?.add(room, since);
    this.#wire.send({ kind: 'joined', room, cursor: this.#context.stream.cursor() });
    if (this.#asked.has(room)) this.#showPresence(room);
  }

  #leave(room: Room): void {
    this.#later(async () => {
      // What is followed stays, in brief: it does not end with a screen.
      this.#typed.delete(room);
      if (!this.#asked.delete(room) || this.#followed.has(room)) return;
      this.#subscription?.remove(room);
      this.#wire.send({ kind: 'left', room, reason: 'asked' });
    });
  }

  /** To everybody else who has the room open, once in a while. Who only follows a place does not write in it. */
  #typing(room: Room): void {
    const { roster, timers, settings } = this.#context;
    const { actor } = this;
    const since = timers.now() - settings.typingMs;
    if (actor === undefined || !this.hasOpen(room) || (this.#typed.get(room) ?? -Infinity) > since) return;
    this.#typed.set(room, timers.now());
    for (const other of roster.inRoom(room))
      if (other.actor?.userId !== actor.userId && other.hasOpen(room))
        other.whisper({ kind: 'typing', room, userId: actor.userId });
  }

  #bePresent(): void {
    const { presence, rooms } = this.#context;
    presence.place(
      this,
      [...this.#followed].filter((room) => rooms.showsPresence(room)),
    );
  }

  #showPresence(room: Room): void {
    const { presence, rooms } = this.#context;
    if (rooms.showsPresence(room)) this.whisper(presence.snapshot(room));
  }

  async #checkAgain(position: number): Promise<void> {
    const subscription = this.#subscription;
    if (subscription === undefined) return;
    const actor = await this.#context.authenticate(this.#request, this.#token);
    if (this.#over) return;
    if (actor === undefined) return this.bye('signed_out', null);
    const { followed, asked } = await findPlaces(this.#context, actor, this.#asked);
    if (this.#over) return;
    this.#followed = followed;
    this.#bePresent();
    for (const room of [...subscription.rooms]) {
      if (followed.has(room) || asked.has(room)) continue;
      subscription.remove(room);
      this.#asked.delete(room);
      this.#wire.send({ kind: 'left', room, reason: 'access_lost' });
    }
    for (const room of followed) if (!subscription.has(room)) this.#enter(room, position);
  }

  #deliver(event: StreamEvent | GoneEvent): void {
    const { encoder, stream } = this.#context;
    const { epoch } = stream.head;
    const frame = this.#asked.has(event.room) ? encoder.whole(event, epoch) : encoder.brief(event, epoch);
    if (frame === null) return;
    this.#wire.sendFramed(frame);
    this.#context.metrics.delivered();
    if (this.#wire.clogged) this.bye('too_slow', 1_000);
  }

  #later(task: () => Promise<void>): void {
    this.#work = this.#work.then(() => (this.#over ? undefined : task())).catch((error) => this.#fail(error));
  }

  /** Without the database nobody knows what may be heard: the client comes back and goes on by its cursor. */
  #fail(error: unknown): void {
    this.#context.log.warn({ err: error }, 'a socket was closed because the database did not answer');
    this.bye('restarting', 2_000);
  }
}
