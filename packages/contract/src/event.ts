import type { z } from 'zod';

/**
 * One event type. A payload holds only what everybody in its room may see, absolute values (never deltas) and
 * the version of what it speaks of, so that applying it twice or late changes nothing.
 */
export interface EventType<
  Name extends string = string,
  Payload extends z.ZodType = z.ZodType,
  Brief extends z.ZodType | null | undefined = z.ZodType | null | undefined,
> {
  readonly type: Name;
  readonly summary: string;
  readonly payload: Payload;
  readonly example: z.input<Payload>;
  /**
   * What a socket hears of it that follows the room and does not have it open: a part of the payload, `null` for nothing.
   * Without it: everything.
   */
  readonly brief?: Brief | undefined;
  /** `server` events steer the gateway (a session ended, access was lost) and are never sent to a client. */
  readonly audience: 'client' | 'server';
}

export function defineEvent<
  Name extends string,
  Payload extends z.ZodType,
  Brief extends z.ZodType | null | undefined = undefined,
>(event: EventType<Name, Payload, Brief>): EventType<Name, Payload, Brief> {
  return event;
}

export type PayloadOf<E> = E extends EventType<string, infer P> ? z.output<P> : never;

export const roomKinds = ['user', 'channel', 'thread', 'community', 'post'] as const;
export type RoomKind = (typeof roomKinds)[number];
export type Room = `${RoomKind}:${string}`;
