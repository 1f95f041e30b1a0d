import { z } from 'zod';
import { defineEvent } from './event.ts';
import { card, message, type ThreadSummary, threadSummary } from './messages.ts';
import { pageOf, pageQuery } from './page.ts';
import { examplePerson, person } from './people.ts';
import { seq } from './places.ts';
import { defineRoute } from './route.ts';
import { id, streamCursor, time } from './values.ts';

/** More than this is a channel. */
export const participantsAtMost = 20;

const channelName = z.object({ id, slug: z.string(), name: z.string() });

/** A channel that a thread lives in, and that the reader may know of. */
export const conversationChannel = channelName
  .extend({
    visibility: z.enum(['public', 'private']),
    isPrimary: z.boolean(),
    members: z.int(),
    may: z.object({ takeBack: z.boolean() }),
  })
  .meta({ id: 'ConversationChannel' });

const base = z.object({
  id,
  lastSeq: seq,
  lastReadSeq: seq.nullable().describe('null: one neither follows it nor takes part'),
  muted: z.boolean(),
  version: z.int(),
});

export const thread = base
  .extend({
    kind: z.literal('thread'),
    communityId: id,
    root: message,
    channels: z.array(conversationChannel).describe('where it lives, the primary one first'),
    hiddenChannels: z.boolean().describe('it also lives in private channels that the reader is not in'),
    following: z.boolean(),
    may: z.object({ reply: z.boolean(), carry: z.boolean() }),
  })
  .meta({ id: 'Thread' });

export const directConversation = base
  .extend({
    kind: z.literal('direct'),
    people: z.array(person).describe('who takes part, oneself included'),
    read: z.array(z.object({ userId: id, lastReadSeq: seq })).describe('up to where the others have read'),
    lastActivityAt: time,
    may: z.object({ reply: z.boolean() }),
  })
  .meta({ id: 'DirectConversation' });

/** The conversation of a goal: what the goal itself says of it comes from `getGoal`. */
export const goalConversation = base
  .extend({
    kind: z.literal('goal'),
    communityId: id,
    goalId: id,
    people: z.array(person).describe('the student first, then the instructors'),
    read: z.array(z.object({ userId: id, lastReadSeq: seq })).describe('up to where the others have read'),
    lastActivityAt: time,
    may: z.object({ reply: z.boolean() }),
  })
  .meta({ id: 'GoalConversation' });

export const conversation = z
  .discriminatedUnion('kind', [thread, directConversation, goalConversation])
  .meta({ id: 'Conversation' });

const conversationId = z.object({ conversationId: id });

export const getConversation = defineRoute({
  name: 'getConversation',
  tag: 'conversations',
  method: 'GET',
  path: '/conversations/:conversationId',
  summary: 'What a conversation is: who can read it, and where one stands in it. Its messages are a timeline',
  access: 'user',
  status: 200,
  errors: ['not_found'],
  params: conversationId,
  answer: z.object({ conversation, cursor: streamCursor }),
});

export const openConversation = defineRoute({
  name: 'openConversation',
  tag: 'conversations',
  method: 'POST',
  path: '/conversations',
  summary: 'Talk to people directly. The same people always find the same conversation',
  access: 'user',
  status: 200,
  errors: ['not_found', 'too_many_participants', 'blocked_by_you'],
  body: z.object({
    userIds: z.array(id).min(1).max(100).describe('the others; oneself alone for notes to oneself'),
  }),
  answer: z.object({ conversation: directConversation }),
});

export const listConversations = defineRoute({
  name: 'listConversations',
  tag: 'conversations',
  method: 'GET',
  path: '/conversations',
  summary: 'One’s direct conversations, the latest first; those in which nothing was said yet are left out',
  access: 'user',
  status: 200,
  errors: ['invalid_cursor'],
  query: pageQuery,
  answer: pageOf(directConversation),
});

export const listThreads = defineRoute({
  name: 'listThreads',
  tag: 'conversations',
  method: 'GET',
  path: '/communities/:communityId/threads',
  summary: 'The threads of a community that one follows, the latest first',
  access: 'user',
  status: 200,
  errors: ['not_found', 'forbidden', 'invalid_cursor'],
  params: z.object({ communityId: id }),
  query: pageQuery.extend({
    unread: z.stringbool().default(false).describe('true: only with something unread'),
  }),
  answer: pageOf(
    z.object({
      thread: threadSummary,
      root: message,
      channel: channelName.nullable().describe('the primary one; null where the reader may not know of it'),
      latest: z.array(message).describe('the last replies, the oldest first'),
      unread: z.int(),
    }),
  ),
});

export const followThread = defineRoute({
  name: 'followThread',
  tag: 'conversations',
  method: 'PUT',
  path: '/conversations/:conversationId/following',
  summary: 'Follow a thread, or no longer: what is said in it counts as unread, or does not',
  access: 'user',
  status: 204,
  errors: ['not_found', 'not_a_thread'],
  params: conversationId,
  body: z.object({ following: z.boolean() }),
});

export const muteConversation = defineRoute({
  name: 'muteConversation',
  tag: 'conversations',
  method: 'PUT',
  path: '/conversations/:conversationId/muted',
  summary: 'Mute a direct conversation, or no longer',
  access: 'user',
  status: 204,
  errors: ['not_found'],
  params: conversationId,
  body: z.object({ muted: z.boolean() }),
});

export const carryConversation = defineRoute({
  name: 'carryConversation',
  tag: 'conversations',
  method: 'POST',
  path: '/messages/:messageId/carry',
  summary:
    'Carry the conversation of a flat message into another channel that one is in. Out of or into a private channel only with `confirmed`, by somebody who is in both',
  access: 'user',
  status: 200,
  errors: [
    'not_found',
    'forbidden',
    'not_in_channel',
    'channel_archived',
    'confirm_private',
    'message_deleted',
  ],
  params: z.object({ messageId: id }),
  body: z.object({ channelId: id, confirmed: z.boolean().default(false) }),
  answer: z.object({ conversation: thread }),
});

export const takeBackConversation = defineRoute({
  name: 'takeBackConversation',
  tag: 'conversations',
  method: 'DELETE',
  path: '/conversations/:conversationId/channels/:channelId',
  summary: 'Take a carried conversation back from a channel: nobody reads it through that channel any more',
  access: 'user',
  status: 204,
  errors: ['not_found', 'forbidden', 'primary_stays'],
  params: conversationId.extend({ channelId: id }),
});

const exampleThread: ThreadSummary = {
  id: '1439672833925283870',
  rootMessageId: '1439672833925283860',
  replyCount: 1,
  lastSeq: 1,
  lastRepliers: [examplePerson],
  lastActivityAt: '2026-11-20T09:40:00.000Z',
  version: 1,
};

/** The reply that changed it, for those who follow the thread and do not have it open. */
const latestReply = z.object({
  seq,
  authorId: id,
  mentions: z.array(id),
  everyone: z.enum(['channel', 'here']).nullable(),
});

const exampleReply: z.input<typeof latestReply> = {
  seq: 1,
  authorId: '1439672833925283841',
  mentions: [],
  everyone: null,
};

export const conversationCreated = defineEvent({
  type: 'conversation.created',
  summary: 'A flat message has become the root of a thread; sent to its channel',
  audience: 'client',
  payload: z.object({ channelId: id, thread: threadSummary, latest: latestReply.nullable() }),
  example: { channelId: '1439672833925283850', thread: exampleThread, latest: exampleReply },
});

export const conversationUpdated = defineEvent({
  type: 'conversation.updated',
  summary: 'A thread has another reply, or one less; sent to every channel that it lives in',
  audience: 'client',
  payload: z.object({
    channelId: id,
    thread: threadSummary,
    latest: latestReply.nullable().describe('null: nothing was said'),
  }),
  example: {
    channelId: '1439672833925283850',
    thread: exampleThread,
    latest: exampleReply,
  },
});

export const conversationShared = defineEvent({
  type: 'conversation.shared',
  summary:
    'A thread was carried into a channel; sent to that channel, and to those that it lived in before as far as their readers may know of the new one',
  audience: 'client',
  payload: z.object({
    channelId: id.describe('the one whose room hears this'),
    conversationId: id,
    into: channelName.nullable().describe('null: a private channel'),
    card: card.nullable().describe('as it stands in this channel now; null: the thread was here before'),
    version: z.int(),
  }),
  example: {
    channelId: '1439672833925283851',
    conversationId: '1439672833925283870',
    into: { id: '1439672833925283852', slug: 'design', name: 'design' },
    card: null,
    version: 2,
  },
});

export const cardUpdated = defineEvent({
  type: 'card.updated',
  summary:
    'The message that a carried thread began with says something else now, or was deleted; sent to the channels that it was carried into',
  audience: 'client',
  payload: z.object({ card }),
  brief: null,
  example: {
    card: {
      channelId: '1439672833925283851',
      seq: 7,
      carriedAt: '2026-11-20T09:45:00.000Z',
      carriedBy: examplePerson,
      root: {
        id: '1439672833925283860',
        author: examplePerson,
        html: '<p>Who is up at <em>five</em>?</p>',
        attachments: [],
        sentAt: '2026-11-20T09:30:00.000Z',
        editedAt: '2026-11-20T09:50:00.000Z',
        deleted: false,
      },
      home: { id: '1439672833925283850', slug: 'general', name: 'general' },
      thread: exampleThread,
    },
  },
});

export const conversationUnshared = defineEvent({
  type: 'conversation.unshared',
  summary: 'A thread was taken back from a channel; sent to that channel and to those that it still lives in',
  audience: 'client',
  payload: z.object({
    channelId: id.describe('the one whose room hears this'),
    conversationId: id,
    from: id.nullable().describe('null: a private channel'),
    version: z.int(),
  }),
  example: {
    channelId: '1439672833925283851',
    conversationId: '1439672833925283870',
    from: '1439672833925283851',
    version: 3,
  },
});

export const followingChanged = defineEvent({
  type: 'following.changed',
  summary: "One follows a thread from now on, or no longer; or muted a conversation; to one's own devices",
  audience: 'client',
  payload: z.object({
    conversationId: id,
    communityId: id.nullable(),
    following: z.boolean(),
    muted: z.boolean(),
    lastReadSeq: seq,
    version: z.int(),
  }),
  example: {
    conversationId: '1439672833925283870',
    communityId: '1439672833925283840',
    following: true,
    muted: false,
    lastReadSeq: 1,
    version: 1,
  },
});

export type Thread = z.output<typeof thread>;
export type DirectConversation = z.output<typeof directConversation>;
export type GoalConversation = z.output<typeof goalConversation>;
export type Conversation = z.output<typeof conversation>;
export type ConversationChannel = z.output<typeof conversationChannel>;
