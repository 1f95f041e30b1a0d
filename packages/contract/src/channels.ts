import { z } from 'zod';
import { defineEvent } from './event.ts';
import { limits } from './limits.ts';
import { pageOf, pageQuery } from './page.ts';
import { person } from './people.ts';
import { seq } from './places.ts';
import { defineRoute } from './route.ts';
import { id, streamCursor, time } from './values.ts';

export const channelVisibility = z.enum(['public', 'private']).meta({
  id: 'ChannelVisibility',
  description:
    'public: every member of the community may read it and come in; private: only who was let in knows of it',
});
export const notificationLevel = z.enum(['all', 'mentions', 'muted']).meta({
  id: 'NotificationLevel',
  description: 'what asks for one’s attention: every message, what mentions one, nothing',
});

/** Part of addresses, and what `#general` in a message names. */
export const channelSlug = z
  .string()
  .min(1)
  .max(limits.channelSlug.max)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be lower-case letters, digits and single hyphens')
  .meta({ id: 'ChannelSlug', example: 'general' });

const name = z.string().trim().min(1).max(limits.channelName.max).meta({ example: 'general' });
const topic = z.string().trim().max(limits.channelTopic.max);

/** What everybody sees of it who may read it; events carry this much. */
export const channelBase = z
  .object({
    id,
    communityId: id,
    slug: channelSlug,
    name: z.string(),
    topic: z.string(),
    visibility: channelVisibility,
    joinedByAll: z.boolean().describe('whoever comes into the community is in it from the start'),
    archivedAt: time.nullable().describe('archived: to be read and searched, not written'),
    members: z.int().describe('who is in'),
    version: z.int(),
    createdAt: time,
  })
  .meta({ id: 'ChannelBase' });

export const channel = channelBase
  .extend({
    joined: z.boolean(),
    notificationLevel: notificationLevel.nullable().describe('null: not in'),
    may: z.object({
      join: z.boolean(),
      leave: z.boolean(),
      post: z.boolean(),
      edit: z.boolean().describe('name, topic and address'),
      manage: z.boolean().describe('visibility and archive'),
      add: z.boolean(),
      remove: z.boolean(),
    }),
  })
  .meta({ id: 'Channel' });

const channelId = z.object({ channelId: id });

export const listChannels = defineRoute({
  name: 'listChannels',
  tag: 'channels',
  method: 'GET',
  path: '/communities/:communityId/channels',
  summary: 'The channels of a community that one may know of, by name',
  access: 'user',
  status: 200,
  errors: ['not_found', 'forbidden', 'invalid_cursor'],
  params: z.object({ communityId: id }),
  query: pageQuery.extend({
    search: z.string().trim().max(100).optional().describe('part of a name or topic'),
    joined: z.stringbool().optional().describe('true: only those that one is in'),
    archived: z.stringbool().default(false).describe('true: the archived ones instead'),
  }),
  answer: pageOf(channel),
});

export const createChannel = defineRoute({
  name: 'createChannel',
  tag: 'channels',
  method: 'POST',
  path: '/communities/:communityId/channels',
  summary: 'Make a channel and be in it. Its address is made from the name unless one is given',
  access: 'user',
  status: 201,
  errors: ['not_found', 'forbidden', 'channel_slug_taken', 'too_many_channels'],
  params: z.object({ communityId: id }),
  body: z.object({
    name,
    slug: channelSlug.optional(),
    topic: topic.default(''),
    visibility: channelVisibility.default('public'),
  }),
  answer: z.object({ channel }),
});

export const getChannel = defineRoute({
  name: 'getChannel',
  tag: 'channels',
  method: 'GET',
  path: '/channels/:channelId',
  summary: 'One channel, and the cursor from which on events tell what happens to it',
  access: 'user',
  status: 200,
  errors: ['not_found'],
  params: channelId,
  answer: z.object({ channel, cursor: streamCursor }),
});

export const updateChannel = defineRoute({
  name: 'updateChannel',
  tag: 'channels',
  method: 'PATCH',
  path: '/channels/:channelId',
  summary: 'Change name, address, topic; make it public or private; archive it or bring it back',
  access: 'user',
  status: 200,
  errors: [
    ...(['not_found', 'forbidden', 'channel_slug_taken'] as const),
    ...(['channel_for_all', 'channel_private_stays', 'not_in_channel'] as const),
  ],
  params: channelId,
  body: z
    .object({
      name,
      slug: channelSlug,
      topic,
      visibility: channelVisibility,
      archived: z.boolean(),
    })
    .partial()
    .refine((changes) => Object.keys(changes).length > 0, 'must change something'),
  answer: z.object({ channel }),
});

export const joinChannel = defineRoute({
  name: 'joinChannel',
  tag: 'channels',
  method: 'POST',
  path: '/channels/:channelId/join',
  summary: 'Come into a public channel. Being in already changes nothing',
  access: 'user',
  status: 200,
  errors: ['not_found', 'channel_archived'],
  params: channelId,
  answer: z.object({ channel }),
});

export const leaveChannel = defineRoute({
  name: 'leaveChannel',
  tag: 'channels',
  method: 'POST',
  path: '/channels/:channelId/leave',
  summary: 'Leave a channel. A private one is out of sight from then on',
  access: 'user',
  status: 204,
  errors: ['not_found'],
  params: channelId,
});

export const setChannelNotifications = defineRoute({
  name: 'setChannelNotifications',
  tag: 'channels',
  method: 'PUT',
  path: '/channels/:channelId/notifications',
  summary: 'Say what of it asks for your attention',
  access: 'user',
  status: 200,
  errors: ['not_found', 'not_in_channel'],
  params: channelId,
  body: z.object({ level: notificationLevel }),
  answer: z.object({ channel }),
});

/** Somebody in a channel. */
export const channelMember = person
  .extend({ joinedAt: time, may: z.object({ remove: z.boolean() }) })
  .meta({ id: 'ChannelMember' });

export const listChannelMembers = defineRoute({
  name: 'listChannelMembers',
  tag: 'channels',
  method: 'GET',
  path: '/channels/:channelId/members',
  summary: 'Who is in, by name',
  access: 'user',
  status: 200,
  errors: ['not_found', 'invalid_cursor'],
  params: channelId,
  query: pageQuery.extend({
    search: z.string().trim().max(100).optional().describe('part of a name or username'),
    notIn: z.stringbool().optional().describe('true: members of the community who are not in, to be added'),
  }),
  answer: pageOf(channelMember),
});

export const addChannelMembers = defineRoute({
  name: 'addChannelMembers',
  tag: 'channels',
  method: 'POST',
  path: '/channels/:channelId/members',
  summary: 'Bring members of the community in. Those who are in already stay as they are',
  access: 'user',
  status: 200,
  errors: ['not_found', 'forbidden', 'channel_archived', 'not_a_member'],
  params: channelId,
  body: z.object({ userIds: z.array(id).min(1).max(100) }),
  answer: z.object({ channel }),
});

export const removeChannelMember = defineRoute({
  name: 'removeChannelMember',
  tag: 'channels',
  method: 'DELETE',
  path: '/channels/:channelId/members/:userId',
  summary: 'Take somebody out of a channel',
  access: 'user',
  status: 204,
  errors: ['not_found', 'forbidden'],
  params: channelId.extend({ userId: id }),
});

const example = {
  channel: {
    id: '1439672833925283850',
    communityId: '1439672833925283840',
    slug: 'general',
    name: 'general',
    topic: 'What concerns everybody',
    visibility: 'public',
    joinedByAll: true,
    archivedAt: null,
    members: 12,
    version: 2,
    createdAt: '2026-11-20T09:30:00.000Z',
  },
} as const;

export const channelCreated = defineEvent({
  type: 'channel.created',
  summary: 'There is a public channel more: new, or private before; sent to the community',
  audience: 'client',
  payload: z.object({ channel: channelBase }),
  example,
});

export const channelUpdated = defineEvent({
  type: 'channel.updated',
  summary:
    'Name, topic, address, visibility or archive changed: a public one is told to its community, a private one to those in it. How many are in is told to those in it',
  audience: 'client',
  payload: z.object({ channel: channelBase }),
  example,
});

export const channelHidden = defineEvent({
  type: 'channel.hidden',
  summary: 'A public channel is no longer to be seen by those who are not in it; sent to the community',
  audience: 'client',
  payload: z.object({ communityId: id, channelId: id }),
  example: { communityId: '1439672833925283840', channelId: '1439672833925283850' },
});

export const channelMembershipChanged = defineEvent({
  type: 'channel.membership_changed',
  summary: "One's own place in a channel changed: in, out, another notification level; to one's own devices",
  audience: 'client',
  payload: z.object({
    communityId: id,
    channelId: id,
    joined: z.boolean(),
    notificationLevel: notificationLevel.nullable(),
    lastReadSeq: seq,
  }),
  example: {
    communityId: '1439672833925283840',
    channelId: '1439672833925283850',
    joined: true,
    notificationLevel: 'mentions',
    lastReadSeq: 0,
  },
});

export type Channel = z.output<typeof channel>;
export type ChannelBase = z.output<typeof channelBase>;
export type ChannelMember = z.output<typeof channelMember>;
export type NotificationLevel = z.output<typeof notificationLevel>;
