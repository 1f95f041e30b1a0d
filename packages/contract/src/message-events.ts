import { z } from 'zod';
import { defineEvent } from './event.ts';
import { type MessageBase, messageBase, reaction } from './messages.ts';
import { examplePerson } from './people.ts';
import { place, seq } from './places.ts';
import { id } from './values.ts';

const channelPlace = { kind: 'channel', id: '1439672833925283850' } as const;

export const exampleMessage: MessageBase = {
  id: '1439672833925283860',
  place: channelPlace,
  seq: 42,
  kind: 'message',
  targetDate: null,
  progress: null,
  author: examplePerson,
  content: 'Who is up at *five*?',
  html: '<p>Who is up at <em>five</em>?</p>',
  attachments: [],
  replyToMessageId: null,
  mentions: [],
  everyone: null,
  reactions: [],
  pinned: false,
  clientKey: 'b3c1f0de-5f0e-4b8e-9a52-0f2f4c7f1a10',
  sentAt: '2026-11-20T09:30:00.000Z',
  editedAt: null,
  deleted: false,
  version: 1,
};

export const messageCreated = defineEvent({
  type: 'message.created',
  summary:
    'Somebody said something; sent to its place. Of a direct conversation, and of a goal, each participant’s own room hears, too',
  audience: 'client',
  payload: z.object({ message: messageBase }),
  // What unread state needs, for those who do not have the place open.
  brief: z.object({
    message: messageBase
      .pick({ id: true, place: true, seq: true, mentions: true, everyone: true })
      .extend({ author: z.object({ id }) }),
  }),
  example: { message: exampleMessage },
});

export const messageUpdated = defineEvent({
  type: 'message.updated',
  summary: 'A message says something else now; sent to its place',
  audience: 'client',
  payload: z.object({ message: messageBase }),
  brief: null,
  example: {
    message: { ...exampleMessage, version: 2, editedAt: '2026-11-20T09:31:00.000Z' },
  },
});

export const messageDeleted = defineEvent({
  type: 'message.deleted',
  summary: 'A message was taken back; its text reaches nobody any more. Sent to its place',
  audience: 'client',
  payload: z.object({ place, messageId: id, seq, authorId: id, version: z.int() }),
  example: {
    place: channelPlace,
    messageId: '1439672833925283860',
    seq: 42,
    authorId: '1439672833925283841',
    version: 3,
  },
});

export const reactionChanged = defineEvent({
  type: 'reaction.changed',
  summary:
    'Somebody reacted to a message or took it back: all its reactions as they are now; sent to its place',
  audience: 'client',
  payload: z.object({
    place,
    messageId: id,
    userId: id.describe('who did it'),
    emoji: z.string(),
    added: z.boolean(),
    reactions: z.array(reaction),
    version: z.int(),
  }),
  brief: null,
  example: {
    place: channelPlace,
    messageId: '1439672833925283860',
    userId: '1439672833925283841',
    emoji: '🔭',
    added: true,
    reactions: [{ emoji: '🔭', count: 1, people: ['1439672833925283841'] }],
    version: 4,
  },
});

export const pinChanged = defineEvent({
  type: 'pin.changed',
  summary: 'A message was pinned or taken off; sent to its place',
  audience: 'client',
  payload: z.object({ place, messageId: id, pinned: z.boolean(), version: z.int() }),
  brief: null,
  example: { place: channelPlace, messageId: '1439672833925283860', pinned: true, version: 5 },
});
