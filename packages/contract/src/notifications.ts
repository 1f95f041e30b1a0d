import { z } from 'zod';
import { memberRole } from './communities.ts';
import { defineEvent } from './event.ts';
import { feedbackStates } from './form-states.ts';
import { pageOf, pageQuery } from './page.ts';
import { defineRoute } from './route.ts';
import { avatar, id, time } from './values.ts';

const communityName = z.object({ id, name: z.string(), slug: z.string() });

/** What a notification is about. Each kind has its own words in the client; a new kind is a new branch here. */
export const notificationAbout = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('invite.accepted'), community: communityName }),
    z.object({ kind: z.literal('invite.received'), community: communityName }),
    z.object({ kind: z.literal('invite.declined'), community: communityName }),
    z.object({ kind: z.literal('member.role'), community: communityName, role: memberRole }),
    z.object({ kind: z.literal('member.suspended'), community: communityName }),
    z.object({ kind: z.literal('member.resumed'), community: communityName }),
    z.object({ kind: z.literal('member.removed'), community: communityName }),
    z.object({
      kind: z.literal('member.muted'),
      community: communityName,
      until: time.nullable().describe('null: until it is lifted'),
      reason: z.string(),
    }),
    z.object({ kind: z.literal('member.unmuted'), community: communityName }),
    z.object({
      kind: z.literal('report.handled'),
      community: communityName.nullable().describe('null: by whoever runs the server'),
    }),
    z.object({ kind: z.literal('goal.set'), goalId: id, community: communityName }),
    z.object({ kind: z.literal('goal.accompany'), goalId: id, community: communityName }),
    z.object({ kind: z.literal('reminder.note'), day: z.iso.date() }),
    z.object({
      kind: z.literal('reminder.digest'),
      notes: z.int().describe('since the last one'),
      waiting: z.int().describe('goals in which somebody waits for feedback'),
    }),
    z.object({
      kind: z.literal('feedback.handled'),
      reportId: id,
      title: z.string().describe('as its sender, who is told, wrote it'),
      state: z.enum(feedbackStates),
    }),
    z.object({ kind: z.literal('post.liked'), postId: id }),
    z.object({ kind: z.literal('post.reposted'), postId: id }),
    z.object({ kind: z.literal('post.mentioned'), postId: id.describe('where it was said') }),
    z.object({ kind: z.literal('post.quoted'), postId: id.describe('where one’s words stand') }),
    z.object({ kind: z.literal('post.answered'), postId: id.describe('the comment that is the answer') }),
    z.object({ kind: z.literal('post.commented'), postId: id.describe('the comment') }),
    z.object({
      kind: z.literal('post.not_published'),
      clientKey: z.string().describe('of the draft that was to be published at its time'),
      why: z.enum([
        ...(['unfit', 'place_gone', 'no_member', 'space_archived', 'member_muted'] as const),
        ...(['parent_gone', 'too_deep', 'suspended'] as const),
      ]),
    }),
    z.object({ kind: z.literal('follow.new') }),
    z.object({ kind: z.literal('follow.requested') }),
    z.object({ kind: z.literal('follow.accepted') }),
    z.object({ kind: z.literal('operator.notice'), text: z.string() }),
    z.object({
      kind: z.literal('mentioned'),
      messageId: id,
      communityId: id.nullable().describe('null: in a direct conversation'),
      channelId: id.nullable().describe('null: in a conversation'),
    }),
  ])
  .meta({ id: 'NotificationAbout' });

export const notificationTypes = [
  ...(['system', 'invite', 'mention', 'follow', 'friend_request'] as const),
  ...(['like', 'comment', 'repost', 'answer'] as const),
] as const;
export const notificationType = z.enum(notificationTypes).meta({ id: 'NotificationType' });

export const notification = z
  .object({
    id,
    type: notificationType,
    actor: z
      .object({ id, username: z.string(), displayName: z.string(), avatar })
      .nullable()
      .describe('whoever did it last; null: nobody in particular'),
    others: z.int().describe('how often it happened besides, gathered into this one'),
    about: notificationAbout,
    read: z.boolean(),
    happenedAt: time,
  })
  .meta({ id: 'Notification' });

export const listNotifications = defineRoute({
  name: 'listNotifications',
  tag: 'notifications',
  method: 'GET',
  path: '/notifications',
  summary: "One's notifications, latest first",
  access: 'user',
  status: 200,
  errors: ['invalid_cursor'],
  query: pageQuery.extend({ unread: z.stringbool().optional().describe('true: only what is not read') }),
  answer: pageOf(notification),
});

/** Counted up to here; a client shows "99+" for one more. */
export const unreadAtMost = 100;

export const countUnread = defineRoute({
  name: 'countUnread',
  tag: 'notifications',
  method: 'GET',
  path: '/notifications/unread',
  summary: `How many are not read, counted up to ${unreadAtMost}`,
  access: 'user',
  status: 200,
  errors: [],
  answer: z.object({ unread: z.int() }),
});

export const updateNotification = defineRoute({
  name: 'updateNotification',
  tag: 'notifications',
  method: 'PATCH',
  path: '/notifications/:notificationId',
  summary: 'Mark one as read, or as unread again',
  access: 'user',
  status: 204,
  errors: ['not_found'],
  params: z.object({ notificationId: id }),
  body: z.object({ read: z.boolean() }),
});

export const readAllNotifications = defineRoute({
  name: 'readAllNotifications',
  tag: 'notifications',
  method: 'POST',
  path: '/notifications/read',
  summary: 'Mark everything until a moment as read; what came later stays unread',
  access: 'user',
  status: 204,
  errors: [],
  body: z.object({ until: time.describe('of the latest one that was seen') }),
});

export const getNotificationSettings = defineRoute({
  name: 'getNotificationSettings',
  tag: 'notifications',
  method: 'GET',
  path: '/notification-settings',
  summary: 'Which types one wants to hear of',
  access: 'user',
  status: 200,
  errors: [],
  answer: z.object({ muted: z.array(notificationType) }),
});

export const setNotificationSettings = defineRoute({
  name: 'setNotificationSettings',
  tag: 'notifications',
  method: 'PUT',
  path: '/notification-settings',
  summary: 'Turn types off or on again. Notices of the system cannot be turned off',
  access: 'user',
  status: 200,
  errors: [],
  body: z.object({ muted: z.array(notificationType.exclude(['system'])).max(20) }),
  answer: z.object({ muted: z.array(notificationType) }),
});

export const notificationChanged = defineEvent({
  type: 'notification.changed',
  summary: 'A notification is new, was gathered on, was read or unread; sent to the user’s own devices',
  audience: 'client',
  payload: z.object({ notificationId: id }),
  example: { notificationId: '1439672833925283842' },
});

export const notificationsRead = defineEvent({
  type: 'notification.all_read',
  summary: 'Everything until a moment was read on one device',
  audience: 'client',
  payload: z.object({ until: time }),
  example: { until: '2026-11-20T09:30:00.000Z' },
});

export type Notification = z.output<typeof notification>;
export type NotificationAbout = z.output<typeof notificationAbout>;
export type NotificationType = z.output<typeof notificationType>;
