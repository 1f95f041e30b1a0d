import type { ClientFrame, ServerFrame } from '@weft/contract/frames.ts';
import { Backoff } from './backoff.ts';
import { JoinedRooms } from './joined-rooms.ts';
import { Listeners } from './listeners.ts';
import type {
  ByeReason,
  LeftReason,
  PresenceFrame,
  RealtimeClient,
  RealtimeEvent,
  RealtimeOptions,
  RealtimeStatus,
} from './realtime-types.ts';
import { StreamPlace } from './stream-place.ts';
import { systemTimers, type Timers } from './timers.ts';

const helloRooms = 50;
const missedBeats = 2;

/** One connection to the event stream that comes back by itself and goes on where it was cut. */
export function createRealtime(options: RealtimeOptions): RealtimeClient {
  return new Realtime(options);
}

class Realtime implements RealtimeClient {
  readonly #options: RealtimeOptions;
  readonly #timers: Timers;
  readonly #backoff: Backoff;
  readonly #place: StreamPlace;
  readonly #rooms = new JoinedRooms();
  readonly #statuses = new Listeners<[RealtimeStatus]>();
  readonly #events = new Listeners<[RealtimeEvent]>();
  readonly #reloads = new Listeners<[]>();
  readonly #joins = new Listeners<[string]>();
  readonly #lefts = new Listeners<[string, LeftReason]>();
  readonly #typings = new Listeners<[string, string]>();
  readonly #presences = new Listeners<[PresenceFrame]>();
  #status: RealtimeStatus = 'stopped';
  #lastBye: ByeReason | undefined;
  #socket: WebSocket | undefined;
  #cancelRetry: (() => void) | undefined;
  #cancelBeat: (() => void) | undefined;
  #silentBeats = 0;

  readonly onStatus = this.#statuses.add;
  readonly onEvent = this.#events.add;
  readonly onReload = this.#reloads.add;
  readonly onJoined = this.#joins.add;
  readonly onLeft = this.#lefts.add;
  readonly onTyping = this.#typings.add;
  readonly onPresence = this.#presences.add;

  constructor(options: RealtimeOptions) {
    this.#options = options;
    this.#timers = options.timers ?? systemTimers;
    this.#backoff = new Backoff(options.random ?? Math.random);
    this.#place = new StreamPlace(options.cursor);
  }

  get status(): RealtimeStatus {
    return this.#status;
  }

  get lastBye(): ByeReason | undefined {
    return this.#lastBye;
  }

  start(): void {
    if (this.#status !== 'stopped') return;
    this.#network?.addEventListener('online', this.#onOnline);
    this.#backoff.reset();
    this.#connect();
  }

  stop(): void {
    this.#network?.removeEventListener('online', this.#onOnline);
    this.#drop();
    this.#become('stopped');
  }

  join(room: string): () => void {
    if (this.#rooms.enter(room)) this.#send({ kind: 'join', room });
    let joined = true;
    return () => {
      if (joined && this.#rooms.leave(room)) this.#send({ kind: 'leave', room });
      joined = false;
    };
  }

  typing(room: string): void {
    if (this.#status === 'live') this.#send({ kind: 'typing', room });
  }

  get #network() {
    const { network } = this.#options;
    if (network !== undefined) return network;
    return 'addEventListener' in globalThis ? globalThis : undefined;
  }

  readonly #onOnline = (): void => {
    if (this.#status === 'offline') this.#connect();
  };

  #connect(): void {
    this.#drop();
    this.#become('connecting');
    const Socket = this.#options.WebSocket ?? WebSocket;
    const socket = new Socket(this.#options.url);
    this.#socket = socket;
    socket.onopen = () => this.#hello();
    socket.onmessage = ({ data }: MessageEvent) => {
      // A socket that was given up may still have frames on the way.
      if (this.#socket === socket) this.#receive(JSON.parse(String(data)) as ServerFrame);
    };
    socket.onclose = () => {
      if (this.#socket === socket) this.#retryAfter(this.#backoff.next());
    };
  }

  #hello(): void {
    const { token } = this.#options;
    const { cursor } = this.#place;
    const rooms = this.#rooms.names;
    this.#send({
      kind: 'hello',
      rooms: rooms.slice(0, helloRooms),
      ...(cursor === undefined ? {} : { cursor }),
      ...(token === undefined ? {} : { token }),
    });
    for (const room of rooms.slice(helloRooms)) this.#send({ kind: 'join', room });
  }

  #receive(frame: ServerFrame): void {
    this.#silentBeats = 0;
    switch (frame.kind) {
      case 'welcome':
        if (this.#place.cursor === undefined) this.#place.settle(frame.cursor);
        this.#keepAlive(frame.heartbeatSeconds * 1000);
        for (const room of frame.rooms) this.#joins.emit(room);
        break;
      case 'event':
      case 'gone':
        if (this.#place.advance(frame.cursor, frame.position)) this.#events.emit(toEvent(frame));
        break;
      case 'live':
        this.#place.settle(frame.cursor);
        this.#backoff.reset();
        this.#become('live');
        break;
      case 'reload':
        this.#place.restart(frame.cursor);
        this.#reloads.emit();
        break;
      case 'joined':
        this.#joins.emit(frame.room);
        break;
      case 'left':
        this.#lefts.emit(frame.room, frame.reason);
        break;
      case 'typing':
        this.#typings.emit(frame.room, frame.userId);
        break;
      case 'presence':
        this.#presences.emit(frame);
        break;
      case 'bye':
        this.#lastBye = frame.reason;
        if (frame.reconnectAfterMs === null) this.stop();
        else this.#retryAfter(frame.reconnectAfterMs);
        break;
      // `pong` has done its work by arriving; what a newer server adds is none of ours.
    }
  }

  /** A browser does not show the server's pings; without a sign of life from it the connection is dead. */
  #keepAlive(everyMs: number): void {
    this.#cancelBeat?.();
    this.#cancelBeat = this.#timers.after(everyMs, () => {
      if (this.#silentBeats >= missedBeats) return this.#retryAfter(this.#backoff.next());
      this.#silentBeats += 1;
      this.#send({ kind: 'ping' });
      this.#keepAlive(everyMs);
    });
  }

  #retryAfter(milliseconds: number): void {
    this.#drop();
    this.#become('offline');
    this.#cancelRetry = this.#timers.after(milliseconds, () => this.#connect());
  }

  #drop(): void {
    this.#cancelRetry?.();
    this.#cancelBeat?.();
    this.#silentBeats = 0;
    const socket = this.#socket;
    this.#socket = undefined;
    socket?.close();
  }

  #send(frame: ClientFrame): void {
    if (this.#socket?.readyState === 1) this.#socket.send(JSON.stringify(frame));
  }

  #become(status: RealtimeStatus): void {
    if (status === this.#status) return;
    this.#status = status;
    this.#statuses.emit(status);
  }
}

function toEvent(frame: Extract<ServerFrame, { kind: 'event' | 'gone' }>): RealtimeEvent {
  const { position, type, room } = frame;
  return frame.kind === 'gone'
    ? { position, type, room, payload: undefined, gone: true }
    : { position, type, room, payload: frame.payload, brief: frame.brief };
}
