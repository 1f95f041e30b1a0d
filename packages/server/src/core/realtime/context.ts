import type { IncomingHttpHeaders } from 'node:http';
import type { Executor } from '../db/executor.ts';
import type { OutboxLog } from '../outbox/log.ts';
import type { EventStream } from '../outbox/stream.ts';
import type { Timers } from '../outbox/timers.ts';
import type { Turnstile } from '../outbox/turnstile.ts';
import type { User } from '../policy/actor.ts';
import type { EventEncoder } from './encoder.ts';
import type { GatewayMetrics } from './metrics.ts';
import type { Presence } from './presence.ts';
import type { RoomPolicies } from './rooms.ts';
import type { Roster } from './roster.ts';
import type { GatewaySettings } from './settings.ts';

/** All that is kept of the request that opened a socket; the whole of it would be its largest part. */
export type OpeningRequest = { readonly headers: Pick<IncomingHttpHeaders, 'cookie'> };

/** By the cookie of the request that opened the socket, or by the token of its hello. */
export type AuthenticateSocket = (request: OpeningRequest, token?: string) => Promise<User | undefined>;

/** What all sockets of a node share. */
export interface GatewayContext {
  readonly db: Executor;
  readonly stream: EventStream;
  readonly rooms: RoomPolicies;
  readonly authenticate: AuthenticateSocket;
  readonly settings: GatewaySettings;
  readonly timers: Timers;
  readonly log: OutboxLog;
  readonly metrics: GatewayMetrics;
  readonly roster: Roster;
  readonly encoder: EventEncoder;
  readonly checks: Turnstile;
  readonly presence: Presence;
}
