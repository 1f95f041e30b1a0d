import { z } from 'zod';
import { limits } from './limits.ts';
import { jobStates, mailStates } from './operator-states.ts';
import { pageOf, pageQuery } from './page.ts';
import { defineRoute } from './route.ts';
import { language } from './server.ts';
import { id, time } from './values.ts';

const closed = ['not_found', 'insufficient_scope'] as const;

/** Without its content: that holds links which open things. */
export const operatorMail = z
  .object({
    id,
    type: z.string(),
    recipient: z.string(),
    language,
    subject: z.string(),
    status: z.enum(mailStates),
    attempts: z.int(),
    lastError: z.string().nullable(),
    createdAt: time,
    scheduledAt: time,
    sentAt: time.nullable(),
    may: z.object({ retry: z.boolean(), read: z.boolean() }),
  })
  .meta({ id: 'OperatorMail' });

export const listMails = defineRoute({
  name: 'listMails',
  tag: 'operator',
  method: 'GET',
  path: '/operator/mails',
  summary: 'The mails of the last month, newest first',
  access: 'user',
  status: 200,
  errors: [...closed, 'invalid_cursor'],
  query: pageQuery.extend({ status: z.enum(mailStates).optional() }),
  answer: pageOf(operatorMail),
});

export const readKeptMail = defineRoute({
  name: 'readKeptMail',
  tag: 'operator',
  method: 'POST',
  path: '/operator/mails/:mailId/reading',
  summary:
    'The text of a kept mail, where there is no mail server: whoever reads it helps by hand. Stands in the audit log',
  access: 'user',
  status: 200,
  errors: [...closed, 'mail_sealed'],
  params: z.object({ mailId: id }),
  answer: z.object({ subject: z.string(), recipient: z.string(), text: z.string() }),
  secret: true,
  perMinute: 30,
});

export const retryMail = defineRoute({
  name: 'retryMail',
  tag: 'operator',
  method: 'POST',
  path: '/operator/mails/:mailId/retry',
  summary: 'Send a mail that failed, was kept or waits, with all its attempts anew',
  access: 'user',
  status: 204,
  errors: [...closed, 'no_mail_server', 'mail_not_waiting'],
  params: z.object({ mailId: id }),
});

export const retryMails = defineRoute({
  name: 'retryMails',
  tag: 'operator',
  method: 'POST',
  path: '/operator/mail-retries',
  summary: 'The same for all that failed, or for all that were kept',
  access: 'user',
  status: 200,
  errors: [...closed, 'no_mail_server'],
  body: z.object({ status: z.enum(['failed', 'kept']) }),
  answer: z.object({ retried: z.int() }),
});

export const operatorJob = z
  .object({
    id,
    name: z.string(),
    state: z.enum(jobStates),
    runAt: time,
    attempts: z.int(),
    maxAttempts: z.int(),
    lastError: z.string().nullable(),
    finishedAt: time.nullable(),
  })
  .meta({ id: 'OperatorJob' });

export const listJobs = defineRoute({
  name: 'listJobs',
  tag: 'operator',
  method: 'GET',
  path: '/operator/jobs',
  summary: 'Jobs of one state: those that wait by when they are due, the others newest first',
  access: 'user',
  status: 200,
  errors: [...closed, 'invalid_cursor'],
  query: pageQuery.extend({ state: z.enum(jobStates) }),
  answer: pageOf(operatorJob),
});

export const retryJob = defineRoute({
  name: 'retryJob',
  tag: 'operator',
  method: 'POST',
  path: '/operator/jobs/:jobId/retry',
  summary: 'Give a failed job all its attempts anew',
  access: 'user',
  status: 204,
  errors: [...closed, 'job_not_failed'],
  params: z.object({ jobId: id }),
});

export const auditAct = z
  .object({
    id,
    at: time,
    act: z.string(),
    by: z.enum(['command line', 'admin', 'member']).describe('in which capacity'),
    actor: z.object({ id, username: z.string() }).nullable().describe('null: at the command line, or gone'),
    address: z.string().nullable().describe('from where; null: at the command line, or forgotten'),
    subject: z.object({
      kind: z.string(),
      id,
      name: z.string().nullable().describe('as it is called now; null: it has no name, or is gone'),
    }),
    detail: z.record(z.string(), z.string()),
  })
  .meta({ id: 'AuditAct' });

export const listActs = defineRoute({
  name: 'listActs',
  tag: 'operator',
  method: 'GET',
  path: '/operator/acts',
  summary: 'The audit log, newest first',
  access: 'user',
  status: 200,
  errors: [...closed, 'invalid_cursor'],
  query: pageQuery.extend({
    act: z.string().trim().max(60).optional(),
    person: z
      .string()
      .trim()
      .max(limits.username.max)
      .optional()
      .describe('a username: who did it, or to whom'),
    since: z.iso.date().optional(),
    until: z.iso.date().optional().describe('this day included'),
  }),
  answer: pageOf(auditAct),
});

export const operatorNotice = z
  .object({
    id,
    text: z.string(),
    by: z.string().nullable().describe('a username'),
    total: z.int(),
    sent: z.int(),
    createdAt: time,
    finishedAt: time.nullable().describe('null: under way'),
  })
  .meta({ id: 'OperatorNotice' });

export const listNotices = defineRoute({
  name: 'listNotices',
  tag: 'operator',
  method: 'GET',
  path: '/operator/notices',
  summary: 'What was said to everybody, newest first, and how far it has come',
  access: 'user',
  status: 200,
  errors: [...closed, 'invalid_cursor'],
  query: pageQuery,
  answer: pageOf(operatorNotice),
});

export const sendNotice = defineRoute({
  name: 'sendNotice',
  tag: 'operator',
  method: 'POST',
  path: '/operator/notices',
  summary: 'Say something to everybody: it comes to their inbox',
  access: 'user',
  status: 202,
  errors: [...closed, 'notice_under_way'],
  body: z.object({ text: z.string().trim().min(1).max(limits.operatorNotice.max) }),
  answer: z.object({ notice: operatorNotice }),
});

export type OperatorMail = z.output<typeof operatorMail>;
export type OperatorJob = z.output<typeof operatorJob>;
export type AuditAct = z.output<typeof auditAct>;
export type OperatorNotice = z.output<typeof operatorNotice>;
