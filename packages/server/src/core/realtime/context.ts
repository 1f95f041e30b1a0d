import type { IncomingMessage } from 'node:http';
import type { Executor } from '../db/executor.ts';
import type { OutboxLog } from '../outbox/log.ts';
import type { EventStream } from '../outbox/stream.ts';
import type { Timers } from '../outbox/timers.ts';
import type { Turnstile } from '../outbox/turnstile.ts';
import type { User } from '../policy/actor.ts';
import type { EventEncoder } from './encoder.ts';
import type { GatewayMetrics } from './metrics.ts';
import type { RoomPolicies } from './rooms.ts';
import type { Roster } from './roster.ts';
import type { GatewaySettings } from './settings.ts';

/** By the cookie of the request that opened the socket, or by the token of its hello. */
export type AuthenticateSocket = (request: IncomingMessage, token?: string) => Promise<User | undefined>;

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
}
