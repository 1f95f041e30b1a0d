import { z } from 'zod';
import { notificationLevel } from './channels.ts';
import { defineEvent } from './event.ts';
import { place, seq } from './places.ts';
import { defineRoute } from './route.ts';
import { id, streamCursor } from './values.ts';

/** Counted up to here; shown as "99+". */
export const unreadShown = 100;

const count = z.int().min(0).max(unreadShown);

/** How far one has read in a place, and what came since. */
export const reading = z
  .object({
    place,
    communityId: id.nullable().describe('null: a direct conversation'),
    goalId: id.nullable().describe('of the conversation of a goal'),
    lastSeq: seq,
    lastReadSeq: seq,
    unread: count.describe('messages of others, not deleted, since one reads there'),
    mentions: count.describe('those of them that call one'),
    level: notificationLevel.describe('what of it asks for attention'),
    version: z.int(),
  })
  .meta({ id: 'Reading' });

export const getUnread = defineRoute({
  name: 'getUnread',
  tag: 'unread',
  method: 'GET',
  path: '/unread',
  summary:
    'Every channel that one is in, every direct conversation, every goal that one takes part in, and the threads that one follows and something happened in lately',
  access: 'user',
  status: 200,
  errors: [],
  answer: z.object({
    items: z.array(reading),
    threadsLeftOut: z.boolean().describe('there are older threads that one follows'),
    cursor: streamCursor,
  }),
});

export const setRead = defineRoute({
  name: 'setRead',
  tag: 'unread',
  method: 'PUT',
  path: '/unread',
  summary:
    'Say up to where one has read in a place. Only forward, unless `back` says that what follows is to be unread again',
  access: 'user',
  status: 200,
  errors: ['not_found', 'not_in_channel'],
  body: z.object({ place, seq, back: z.boolean().default(false) }),
  answer: z.object({ reading }),
});

export const readEverything = defineRoute({
  name: 'readEverything',
  tag: 'unread',
  method: 'POST',
  path: '/unread/read-all',
  summary: 'Mark all as read, in one community or everywhere',
  access: 'user',
  status: 204,
  errors: [],
  body: z.object({ communityId: id.optional() }),
});

export const readUpdated = defineEvent({
  type: 'read.updated',
  summary: "How far one has read in a place changed; to one's own devices",
  audience: 'client',
  payload: z.object({ reading }),
  example: {
    reading: {
      place: { kind: 'channel', id: '1439672833925283850' },
      communityId: '1439672833925283840',
      goalId: null,
      lastSeq: 42,
      lastReadSeq: 42,
      unread: 0,
      mentions: 0,
      level: 'mentions',
      version: 3,
    },
  },
});

export const directRead = defineEvent({
  type: 'conversation.read',
  summary: 'Somebody has read further in a direct conversation, or in that of a goal; to whoever has it open',
  audience: 'client',
  payload: z.object({ conversationId: id, userId: id, lastReadSeq: seq }),
  example: {
    conversationId: '1439672833925283871',
    userId: '1439672833925283841',
    lastReadSeq: 12,
  },
});

export type Reading = z.output<typeof reading>;
