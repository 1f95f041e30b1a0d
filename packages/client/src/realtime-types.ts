import type { ServerFrame } from '@weft/contract/frames.ts';
import type { Timers } from './timers.ts';

/**
 * `connecting`: a socket is opened, or what was missed is coming in. `live`: events come as they happen.
 * `offline`: waiting for the next attempt. `stopped`: not asked to connect, or told not to come back.
 */
export type RealtimeStatus = 'connecting' | 'live' | 'offline' | 'stopped';

export interface RealtimeEvent {
  readonly position: string;
  readonly type: string;
  readonly room: string;
  /** Undefined when `gone`. */
  readonly payload: unknown;
  /** A part of the payload: the room is followed, and not open. */
  readonly brief?: true | undefined;
  /** A replay came past an event whose content was taken away since. */
  readonly gone?: true;
}

export type PresenceFrame = Extract<ServerFrame, { kind: 'presence' }>;
export type LeftReason = Extract<ServerFrame, { kind: 'left' }>['reason'];
export type ByeReason = Extract<ServerFrame, { kind: 'bye' }>['reason'];
type Stop = () => void;

export interface RealtimeClient {
  readonly status: RealtimeStatus;
  /** Why the server said goodbye last; `unauthenticated` and `signed_out` mean: sign in again. */
  readonly lastBye: ByeReason | undefined;
  start(): void;
  stop(): void;
  /** Stays in the room until the returned function is called, over every reconnect. */
  join(room: string): Stop;
  /** One writes in a room that one has joined. Say it as often as a key is pressed: the server tells it once in a while. */
  typing(room: string): void;
  /** Somebody else does; true for a few seconds. */
  onTyping(listener: (room: string, userId: string) => void): Stop;
  /** Who is connected: whole after a community's room was joined, then what changed. */
  onPresence(listener: (presence: PresenceFrame) => void): Stop;
  onStatus(listener: (status: RealtimeStatus) => void): Stop;
  onEvent(listener: (event: RealtimeEvent) => void): Stop;
  /** What was missed cannot be had: drop what is cached and fetch it again. */
  onReload(listener: () => void): Stop;
  /** The room's events come from now on: a snapshot fetched from here on misses nothing. */
  onJoined(listener: (room: string) => void): Stop;
  onLeft(listener: (room: string, reason: LeftReason) => void): Stop;
}

export interface RealtimeOptions {
  /** `wss://…/api/realtime`. */
  readonly url: string;
  /** The cursor of the first snapshot; without it, from the first connection on. */
  readonly cursor?: string;
  /** A personal access token; a browser has its cookie. */
  readonly token?: string;
  readonly WebSocket?: new (url: string) => WebSocket;
  readonly timers?: Timers;
  readonly random?: () => number;
  /** Where `online` is announced: the window, unless a test brings its own. */
  readonly network?: Pick<EventTarget, 'addEventListener' | 'removeEventListener'>;
}
