import { z } from 'zod';
import { limits } from './limits.ts';
import { attachment } from './media.ts';
import { person } from './people.ts';
import { place, placeName, seq } from './places.ts';
import { defineRoute } from './route.ts';
import { day, id, streamCursor, time } from './values.ts';

/** Markdown, as it was typed. */
export const messageContent = z.string().trim().min(1).max(limits.messageContent.max);

/** The author's own name for a message: sent again, it is the same message, on every device. */
export const clientKey = z
  .string()
  .min(1)
  .max(limits.clientKey.max)
  .regex(/^[\w-]+$/, 'must be letters, digits, hyphens and underscores')
  .meta({ id: 'ClientKey', example: 'b3c1f0de-5f0e-4b8e-9a52-0f2f4c7f1a10' });

/** What it is; all but the first are said in the conversation of a goal only, and belong to a day. */
export const messageKinds = [
  'message',
  'daily_note',
  'instructor_response',
  'activity',
  'milestone',
] as const;
export const messageKind = z.enum(messageKinds).meta({ id: 'MessageKind' });

/** Files that hang on it, in their order. */
export const mediaIds = z
  .array(id)
  .max(limits.attachments.max)
  .refine((ids) => new Set(ids).size === ids.length, 'must name each file once')
  .default([]);

export const reaction = z
  .object({
    emoji: z.string(),
    count: z.int(),
    people: z.array(id).describe(`ids of those who reacted first, up to 50`),
  })
  .meta({ id: 'Reaction' });

/** What a flat message shows of the thread under it. */
export const threadSummary = z
  .object({
    id: id.describe('of the conversation'),
    rootMessageId: id,
    replyCount: z.int(),
    lastSeq: seq,
    lastRepliers: z.array(person).describe('the last three, the latest first'),
    lastActivityAt: time,
    version: z.int(),
  })
  .meta({ id: 'ThreadSummary' });

/** What everybody who may read its place sees of a message; events carry this much. */
export const messageBase = z
  .object({
    id,
    place,
    seq,
    kind: messageKind,
    targetDate: day.nullable().describe('the day that it is about; null: an ordinary message'),
    progress: z.int().nullable().describe('of a milestone: how far the goal is, in percent'),
    author: person,
    content: z.string().describe('Markdown; empty once it is deleted'),
    html: z.string().describe('the same, made safe to be shown as it is'),
    attachments: z.array(attachment),
    replyToMessageId: id.nullable().describe('in a conversation: the message that it speaks to'),
    mentions: z.array(id).describe('whom it names'),
    everyone: z.enum(['channel', 'here']).nullable().describe('it calls all who are in, or all who are here'),
    reactions: z.array(reaction),
    pinned: z.boolean(),
    clientKey,
    sentAt: time,
    editedAt: time.nullable(),
    deleted: z.boolean(),
    version: z.int().describe('grows with whatever changes of the above'),
  })
  .meta({ id: 'MessageBase' });

export const message = messageBase
  .extend({
    thread: threadSummary.nullable().describe('the conversation that it is the root of'),
    mine: z.array(z.string()).describe('the emoji with which the reader reacted'),
    may: z.object({
      reply: z.boolean(),
      react: z.boolean(),
      edit: z.boolean(),
      delete: z.boolean(),
      pin: z.boolean(),
    }),
  })
  .meta({ id: 'Message' });

/** A conversation that was carried here, at its place in the timeline. */
export const card = z
  .object({
    channelId: id,
    seq,
    carriedAt: time,
    carriedBy: person.nullable(),
    root: z
      .object({
        id,
        author: person,
        html: z.string(),
        attachments: z.array(attachment),
        sentAt: time,
        editedAt: time.nullable().describe('of two cards the one with the later is the newer'),
        deleted: z.boolean(),
      })
      .describe('the message that the conversation began with'),
    home: z
      .object({ id, slug: z.string(), name: z.string() })
      .nullable()
      .describe('the channel of the root; null where the reader may not know of it'),
    thread: threadSummary,
  })
  .meta({ id: 'Card' });

export const timelineEntry = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('message'), message }),
    z.object({ kind: z.literal('card'), card }),
  ])
  .meta({ id: 'TimelineEntry' });

export const timeline = z
  .object({
    items: z.array(timelineEntry).describe('in their order, the oldest first'),
    olderCursor: z.string().nullable().describe('null: this is the beginning'),
    newerCursor: z.string().nullable().describe('null: this is the end'),
    lastReadSeq: seq.nullable().describe('up to where the reader has read; null: not in'),
    cursor: streamCursor,
  })
  .meta({ id: 'Timeline' });

const messageId = z.object({ messageId: id });

export const listMessages = defineRoute({
  name: 'listMessages',
  tag: 'messages',
  method: 'GET',
  path: '/messages',
  summary:
    'A piece of a place’s timeline: its newest end, around a message, around the first unread one, or on from a cursor in either direction',
  access: 'user',
  status: 200,
  errors: ['not_found', 'invalid_cursor'],
  query: z
    .object({
      place: placeName,
      limit: z.coerce.number().int().min(1).max(100).default(50),
      cursor: z.string().max(512).optional().describe('an olderCursor or a newerCursor'),
      around: id.optional().describe('a message of this place'),
      unread: z.stringbool().optional().describe('true: around the first that is not read'),
    })
    .refine(
      ({ cursor, around, unread }) =>
        [cursor, around, unread].filter((given) => given !== undefined).length <= 1,
      'must say one of cursor, around and unread',
    ),
  answer: timeline,
});

/** Where it is said: flat in a channel, in a conversation, or in the thread under a flat message. */
export const destination = z.union([
  z.object({ channelId: id }).strict(),
  z
    .object({
      conversationId: id,
      replyToMessageId: id.optional(),
      kind: messageKind.optional().describe('in the conversation of a goal; left out: an ordinary message'),
      targetDate: day.optional().describe('with every other kind: the day that it is about'),
      progress: z
        .int()
        .min(0)
        .max(100)
        .optional()
        .describe('of a milestone: how far the goal is, in percent'),
    })
    .strict()
    .refine(
      ({ kind = 'message', targetDate }) => (kind === 'message') === (targetDate === undefined),
      'must say a targetDate with every kind but an ordinary message',
    )
    .refine(
      ({ kind, progress }) => progress === undefined || kind === 'milestone',
      'must say a progress with a milestone only',
    )
    .refine(
      ({ kind, replyToMessageId }) => kind !== 'daily_note' || replyToMessageId === undefined,
      'must not answer a message with a daily note',
    ),
  z.object({ rootMessageId: id }).strict(),
]);

export const sendMessage = defineRoute({
  name: 'sendMessage',
  tag: 'messages',
  method: 'POST',
  path: '/messages',
  summary:
    'Say something. The first reply to a flat message makes its thread. What names #another-channel is carried there, unless `carry` is false',
  access: 'user',
  status: 201,
  errors: [
    ...(['not_found', 'forbidden', 'channel_archived', 'not_in_channel', 'client_key_reused'] as const),
    ...(['media_in_use', 'goal_archived'] as const),
  ],
  body: z
    .object({
      to: destination,
      content: z
        .string()
        .trim()
        .max(limits.messageContent.max)
        .describe('may be empty where there are files'),
      mediaIds: mediaIds.describe('one’s own files that nothing holds yet, in their order'),
      clientKey,
      carry: z.boolean().default(true),
    })
    .refine(({ content, mediaIds: files }) => content !== '' || files.length > 0, {
      path: ['content'],
      error: 'must say something, where there are no files',
    }),
  answer: z.object({
    message,
    carriedTo: z.array(id).describe('channels that the conversation appears in by this message'),
    notCarried: z
      .array(z.object({ slug: z.string(), reason: z.enum(['private', 'not_in', 'archived']) }))
      .describe('channels that it names and does not appear in'),
  }),
});

export const getMessage = defineRoute({
  name: 'getMessage',
  tag: 'messages',
  method: 'GET',
  path: '/messages/:messageId',
  summary: 'One message, wherever it is',
  access: 'user',
  status: 200,
  errors: ['not_found'],
  params: messageId,
  answer: z.object({ message }),
});

export const editMessage = defineRoute({
  name: 'editMessage',
  tag: 'messages',
  method: 'PATCH',
  path: '/messages/:messageId',
  summary:
    'Say it differently. What it said before is kept; nothing is carried by an edit, and nobody newly called',
  access: 'user',
  status: 200,
  errors: ['not_found', 'forbidden', 'conflict'],
  params: messageId,
  body: z.object({
    content: messageContent,
    version: z.int().optional().describe('the version that it was read at: another one is a conflict'),
  }),
  answer: z.object({ message }),
});

export const deleteMessage = defineRoute({
  name: 'deleteMessage',
  tag: 'messages',
  method: 'DELETE',
  path: '/messages/:messageId',
  summary: 'Take a message back, for everybody. What hangs on it stays',
  access: 'user',
  status: 204,
  errors: ['not_found', 'forbidden'],
  params: messageId,
});

export const listRevisions = defineRoute({
  name: 'listRevisions',
  tag: 'messages',
  method: 'GET',
  path: '/messages/:messageId/revisions',
  summary: 'What a message said before, the latest first; for whoever may read it',
  access: 'user',
  status: 200,
  errors: ['not_found'],
  params: messageId,
  answer: z.object({
    revisions: z.array(z.object({ version: z.int(), html: z.string(), content: z.string(), until: time })),
  }),
});

export const addReaction = defineRoute({
  name: 'addReaction',
  tag: 'messages',
  method: 'PUT',
  path: '/messages/:messageId/reactions/:emoji',
  summary: 'React to a message. Doing it twice is doing it once',
  access: 'user',
  status: 200,
  errors: ['not_found', 'forbidden', 'too_many_reactions'],
  params: messageId.extend({ emoji: z.emoji().max(limits.reactionEmoji.max) }),
  answer: z.object({ reactions: z.array(reaction), mine: z.array(z.string()), version: z.int() }),
});

export const removeReaction = defineRoute({
  name: 'removeReaction',
  tag: 'messages',
  method: 'DELETE',
  path: '/messages/:messageId/reactions/:emoji',
  summary: 'Take a reaction back',
  access: 'user',
  status: 200,
  errors: ['not_found'],
  params: messageId.extend({ emoji: z.emoji().max(limits.reactionEmoji.max) }),
  answer: z.object({ reactions: z.array(reaction), mine: z.array(z.string()), version: z.int() }),
});

export const pinMessage = defineRoute({
  name: 'pinMessage',
  tag: 'messages',
  method: 'PUT',
  path: '/messages/:messageId/pin',
  summary: 'Pin a message to its place, for everybody',
  access: 'user',
  status: 204,
  errors: ['not_found', 'forbidden', 'too_many_pins'],
  params: messageId,
});

export const unpinMessage = defineRoute({
  name: 'unpinMessage',
  tag: 'messages',
  method: 'DELETE',
  path: '/messages/:messageId/pin',
  summary: 'Take a pin off',
  access: 'user',
  status: 204,
  errors: ['not_found', 'forbidden'],
  params: messageId,
});

export const listPins = defineRoute({
  name: 'listPins',
  tag: 'messages',
  method: 'GET',
  path: '/pins',
  summary: 'What is pinned in a place, the latest first; at most a hundred',
  access: 'user',
  status: 200,
  errors: ['not_found'],
  query: z.object({ place: placeName }),
  answer: z.object({ items: z.array(message) }),
});

export type MessageKind = z.output<typeof messageKind>;
export type Message = z.output<typeof message>;
export type MessageBase = z.output<typeof messageBase>;
export type ThreadSummary = z.output<typeof threadSummary>;
export type Card = z.output<typeof card>;
export type TimelineEntry = z.output<typeof timelineEntry>;
export type Timeline = z.output<typeof timeline>;
export type Reaction = z.output<typeof reaction>;
export type Destination = z.output<typeof destination>;
