import { z } from 'zod';
import { defineEvent } from './event.ts';
import { limits } from './limits.ts';
import { pageOf, pageQuery } from './page.ts';
import { person } from './people.ts';
import { postType } from './posts.ts';
import { defineRoute } from './route.ts';
import { id, time } from './values.ts';

export const reportReasons = ['spam', 'harassment', 'harm', 'other'] as const;
export const reportReason = z.enum(reportReasons).meta({ id: 'ReportReason' });
export const reportState = z.enum(['open', 'resolved', 'dismissed']).meta({ id: 'ReportState' });

/** So many lines before a message may go with its report, where the reporter wants it. */
export const linesBefore = 5;

const line = z
  .object({ authorId: id, author: z.string(), content: z.string(), files: z.array(z.string()), sentAt: time })
  .meta({ id: 'ReportedLine' });

const said = { authorId: id, author: z.string(), title: z.string(), content: z.string() };

const reportedPost = z
  .object({
    ...said,
    type: postType,
    files: z.array(z.string()),
    publishedAt: time,
    on: z.object(said).nullable().describe('what it is a comment on, where the reporter reads that'),
  })
  .meta({ id: 'ReportedPost' });

/** What was there when it was reported. Handlers see it, whatever became of it since. */
export const reportEvidence = z
  .object({
    message: line.nullable().describe('null: somebody’s page, or a post'),
    before: z.array(line).describe('the lines before it that the reporter chose to send, the oldest first'),
    page: z.object({ displayName: z.string(), username: z.string(), bio: z.string() }).nullable(),
    post: reportedPost.nullable().default(null),
  })
  .meta({ id: 'ReportEvidence' });

/** What became of it since. */
const state = z.enum(['as_reported', 'edited', 'deleted']);

/** One target with everybody who reported it; handled, as it was handled. */
export const reportCase = z
  .object({
    id: id.describe('of its latest report'),
    communityId: id.nullable().describe('null: handled by whoever runs the server'),
    target: z.enum(['message', 'user', 'post']),
    person: person.describe('whose message, page or post it is'),
    evidence: reportEvidence,
    message: z
      .object({
        state,
        link: id
          .nullable()
          .describe('its id, for a reader who may read it where it stands; null: only what the report holds'),
        channel: z.string().nullable().describe('the address of its channel, for the same'),
      })
      .nullable(),
    post: z
      .object({
        state,
        link: id.nullable().describe('its id, for a reader who may read it where it stands'),
        space: z.string().nullable().describe('what its space is called, for the same; null: on a page'),
      })
      .nullable(),
    count: z.int(),
    reports: z
      .array(z.object({ reporter: person.nullable(), reason: reportReason, words: z.string(), at: time }))
      .describe('the latest first, up to 20'),
    state: reportState,
    handledBy: person.nullable(),
    handledAt: time.nullable(),
    note: z.string(),
  })
  .meta({ id: 'ReportCase' });

const messageId = z.object({ messageId: id });
const reportId = z.object({ reportId: id });
const words = z.string().trim().max(limits.reportWords.max).default('');
const goesTo = z
  .enum(['community', 'server'])
  .describe('who will look at it: those who keep the peace in the community, or whoever runs the server');

export const lookAtReport = defineRoute({
  name: 'lookAtReport',
  tag: 'reports',
  method: 'GET',
  path: '/messages/:messageId/report',
  summary: 'What a report of a message would hold, for whoever is about to make it',
  access: 'user',
  status: 200,
  errors: ['not_found', 'forbidden', 'message_deleted'],
  params: messageId,
  answer: z.object({ evidence: reportEvidence, goesTo }),
});

export const reportMessage = defineRoute({
  name: 'reportMessage',
  tag: 'reports',
  method: 'POST',
  path: '/messages/:messageId/report',
  summary: 'Report a message that one can read. Its author is not told',
  access: 'user',
  status: 204,
  errors: ['not_found', 'forbidden', 'message_deleted', 'already_reported'],
  params: messageId,
  body: z.object({ reason: reportReason, words, before: z.int().min(0).max(linesBefore).default(0) }),
  perMinute: 20,
});

export const reportUser = defineRoute({
  name: 'reportUser',
  tag: 'reports',
  method: 'POST',
  path: '/profiles/:username/report',
  summary: 'Report somebody’s page, to whoever runs the server',
  access: 'user',
  status: 204,
  errors: ['not_found', 'forbidden', 'already_reported'],
  params: z.object({ username: z.string().max(limits.username.max) }),
  body: z.object({ reason: reportReason, words }),
  perMinute: 20,
});

const postId = z.object({ postId: id });

export const lookAtPostReport = defineRoute({
  name: 'lookAtPostReport',
  tag: 'reports',
  method: 'GET',
  path: '/posts/:postId/report',
  summary: 'What a report of a post or a comment would hold, for whoever is about to make it',
  access: 'user',
  status: 200,
  errors: ['not_found', 'forbidden'],
  params: postId,
  answer: z.object({ evidence: reportEvidence, goesTo }),
});

export const reportPost = defineRoute({
  name: 'reportPost',
  tag: 'reports',
  method: 'POST',
  path: '/posts/:postId/report',
  summary:
    'Report a post or a comment that one can read: to those who keep the peace in its community, or of a page to whoever runs the server. Its author is not told',
  access: 'user',
  status: 204,
  errors: ['not_found', 'forbidden', 'already_reported'],
  params: postId,
  body: z.object({ reason: reportReason, words }),
  perMinute: 20,
});

const queue = z.object({
  communityId: id.optional().describe('left out: what goes to whoever runs the server'),
});

export const listReports = defineRoute({
  name: 'listReports',
  tag: 'reports',
  method: 'GET',
  path: '/reports',
  summary: 'What was reported, by target, the latest first; nobody handles what is about themselves',
  access: 'user',
  status: 200,
  errors: ['not_found', 'forbidden', 'invalid_cursor'],
  query: pageQuery.extend(queue.shape).extend({ handled: z.stringbool().default(false) }),
  answer: pageOf(reportCase),
});

export const countReports = defineRoute({
  name: 'countReports',
  tag: 'reports',
  method: 'GET',
  path: '/reports/open',
  summary: 'How many targets wait to be handled',
  access: 'user',
  status: 200,
  errors: ['not_found', 'forbidden'],
  query: queue,
  answer: z.object({ open: z.int() }),
});

export const handleReport = defineRoute({
  name: 'handleReport',
  tag: 'reports',
  method: 'PATCH',
  path: '/reports/:reportId',
  summary:
    'Say that something was done, or that nothing has to be; or open it again. Those who reported it are told that it was handled',
  access: 'user',
  status: 200,
  errors: ['not_found', 'conflict'],
  params: reportId,
  body: z.object({
    state: reportState,
    note: z
      .string()
      .trim()
      .max(limits.reportNote.max)
      .default('')
      .describe('for the others who handle reports'),
  }),
  answer: z.object({ case: reportCase }),
});

export const deleteReported = defineRoute({
  name: 'deleteReported',
  tag: 'reports',
  method: 'DELETE',
  path: '/reports/:reportId/message',
  summary: 'Delete the message that was reported, also where one cannot read its place',
  access: 'user',
  status: 204,
  errors: ['not_found', 'message_deleted'],
  params: reportId,
});

export const deleteReportedPost = defineRoute({
  name: 'deleteReportedPost',
  tag: 'reports',
  method: 'DELETE',
  path: '/reports/:reportId/post',
  summary: 'Delete the post or comment that was reported, also where one cannot read its place',
  access: 'user',
  status: 204,
  errors: ['not_found'],
  params: reportId,
});

export const reportsChanged = defineEvent({
  type: 'reports.changed',
  summary: 'Something was reported or handled; sent to each of those who handle it, in their own room',
  audience: 'client',
  payload: z.object({ communityId: id.nullable() }),
  example: { communityId: '1439672833925283840' },
});

export type ReportCase = z.output<typeof reportCase>;
export type ReportEvidence = z.output<typeof reportEvidence>;
export type ReportReason = z.output<typeof reportReason>;
