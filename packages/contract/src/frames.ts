import { z } from 'zod';
import { roomKinds } from './event.ts';
import { id, streamCursor } from './values.ts';

/** The realtime protocol, frame by frame. One JSON text per frame; `docs/mechanisms/realtime.md` tells the story. */

export const room = z
  .string()
  .regex(new RegExp(`^(${roomKinds.join('|')}):[1-9]\\d{0,18}$`), 'must be kind:id')
  .refine((text) => BigInt(text.slice(text.indexOf(':') + 1)) <= 9223372036854775807n, 'must be kind:id')
  .meta({ id: 'Room', example: 'user:1439672833925283840' });

const hello = z.object({
  kind: z.literal('hello'),
  cursor: streamCursor.optional().describe('where to go on; without it: from now'),
  token: z.string().max(256).optional().describe('a personal access token; browsers have their cookie'),
  rooms: z.array(room).max(50).default([]).describe('rooms to join besides the places one belongs to'),
});
const join = z.object({ kind: z.literal('join'), room });
const leave = z.object({ kind: z.literal('leave'), room });
/** One writes something in a room that one has open. Said again every few seconds while it is so. */
const writes = z.object({ kind: z.literal('typing'), room });
const ping = z.object({ kind: z.literal('ping') });

export const clientFrame = z.discriminatedUnion('kind', [hello, join, leave, writes, ping]);

const welcome = z.object({
  kind: z.literal('welcome'),
  cursor: streamCursor,
  heartbeatSeconds: z.number(),
  rooms: z.array(room),
});
const event = z.object({
  kind: z.literal('event'),
  cursor: streamCursor.describe('hand this back in the next hello'),
  position: z.string().describe('the decimal position: grows by one with every event of the server'),
  type: z.string(),
  room,
  brief: z.literal(true).optional().describe('the room is followed, not open: a part of the payload'),
  payload: z.record(z.string(), z.unknown()),
});
/** In a replay, in place of an event whose content was deleted or may no longer be seen. */
const gone = event.omit({ payload: true }).extend({ kind: z.literal('gone') });
/** Backfill is over: from here on events come as they happen. */
const live = z.object({ kind: z.literal('live'), cursor: streamCursor });
/** From this cursor on the room's events come; a snapshot fetched after this frame misses nothing. */
const joined = z.object({ kind: z.literal('joined'), room, cursor: streamCursor });
const left = z.object({
  kind: z.literal('left'),
  room,
  reason: z.enum(['asked', 'refused', 'access_lost']),
});
/** Somebody else writes something in a room that is open here. True for a few seconds; nothing says that it ended. */
const typing = z.object({ kind: z.literal('typing'), room, userId: id });
/** Who of a community is connected: whole after its room was joined, then who came and who went. */
const presence = z.object({
  kind: z.literal('presence'),
  room,
  whole: z.boolean(),
  here: z.array(id),
  away: z.array(id),
});
/**
 * What was missed cannot be had: forget all positions and fetch fresh snapshots. The stream goes on from `cursor`,
 * so that whatever is fetched after this frame misses nothing.
 */
const reload = z.object({
  kind: z.literal('reload'),
  reason: z.enum(['too_old', 'other_epoch', 'invalid']),
  cursor: streamCursor,
});
const bye = z.object({
  kind: z.literal('bye'),
  reason: z.enum([
    'restarting',
    'signed_out',
    'unauthenticated',
    'too_slow',
    'too_many',
    'bad_frame',
    'idle',
  ]),
  reconnectAfterMs: z.number().nullable().describe('null: do not come back with these credentials'),
});
const pong = z.object({ kind: z.literal('pong') });

export const serverFrame = z.discriminatedUnion('kind', [
  welcome,
  event,
  gone,
  live,
  joined,
  left,
  typing,
  presence,
  reload,
  bye,
  pong,
]);

export type ClientFrame = z.input<typeof clientFrame>;
export type ServerFrame = z.output<typeof serverFrame>;
export type ByeReason = z.output<typeof bye>['reason'];

export const realtimePath = '/api/realtime';
