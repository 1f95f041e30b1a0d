import { z } from 'zod';
import { memberRole } from './communities.ts';
import { limits } from './limits.ts';
import { storage } from './media.ts';
import { memberStatus } from './members.ts';
import { pageOf, pageQuery } from './page.ts';
import { defineRoute } from './route.ts';
import { language } from './server.ts';
import { avatar, id, time } from './values.ts';

const userStatus = z.enum(['active', 'suspended', 'deleted']);
const userRole = z.enum(['user', 'admin']);
const closed = ['not_found', 'insufficient_scope'] as const;

export const operatorPerson = z
  .object({
    id,
    username: z.string(),
    displayName: z.string(),
    avatar,
    email: z.string(),
    emailVerified: z.boolean(),
    status: userStatus,
    role: userRole,
    createdAt: time,
    lastSignInAt: time.nullable(),
  })
  .meta({ id: 'OperatorPerson' });

/** The first of these communities; a person is rarely in more. */
export const communitiesShown = 50;

export const operatorPersonDetails = operatorPerson
  .extend({
    language,
    secondFactor: z.boolean(),
    sessions: z.int(),
    tokens: z.int(),
    storage: storage
      .pick({ tier: true, quotaBytes: true, usedBytes: true, reservedBytes: true, byKind: true })
      .extend({ tierId: id }),
    communities: z
      .array(z.object({ id, name: z.string(), slug: z.string(), role: memberRole, status: memberStatus }))
      .describe(`those of longest standing, ${communitiesShown} at most`),
    communitiesTotal: z.int(),
    eraseAt: time.nullable().describe('deleted: until then the account may come back'),
    erased: z.boolean(),
    may: z.object({
      suspend: z.boolean(),
      resume: z.boolean(),
      makeAdmin: z.boolean(),
      takeAdmin: z.boolean(),
      endSessions: z.boolean(),
      sendReset: z.boolean(),
      delete: z.boolean(),
      restore: z.boolean(),
      setTier: z.boolean(),
    }),
  })
  .meta({ id: 'OperatorPersonDetails' });

const personParams = z.object({ userId: id });
const personAnswer = z.object({ person: operatorPersonDetails });

export const listPeople = defineRoute({
  name: 'listPeople',
  tag: 'operator',
  method: 'GET',
  path: '/operator/people',
  summary: 'Everybody with an account, newest first',
  access: 'user',
  status: 200,
  errors: [...closed, 'invalid_cursor'],
  query: pageQuery.extend({
    begins: z
      .string()
      .trim()
      .max(limits.email.max)
      .optional()
      .describe('how the username, the display name or the e-mail address begins'),
    status: userStatus.optional(),
    role: userRole.optional(),
  }),
  answer: pageOf(operatorPerson),
});

export const getPerson = defineRoute({
  name: 'getPerson',
  tag: 'operator',
  method: 'GET',
  path: '/operator/people/:userId',
  summary: 'One person, as far as their account goes',
  access: 'user',
  status: 200,
  errors: [...closed],
  params: personParams,
  answer: personAnswer,
});

export const suspendPerson = defineRoute({
  name: 'suspendPerson',
  tag: 'operator',
  method: 'POST',
  path: '/operator/people/:userId/suspension',
  summary:
    'Close an account until the suspension is lifted: signed out everywhere, at once; what they wrote stays',
  access: 'user',
  status: 200,
  errors: [...closed, 'not_yourself', 'last_admin', 'account_not_active'],
  params: personParams,
  body: z.object({ reason: z.string().trim().min(1).max(limits.suspensionReason.max) }),
  answer: personAnswer,
});

export const resumePerson = defineRoute({
  name: 'resumePerson',
  tag: 'operator',
  method: 'DELETE',
  path: '/operator/people/:userId/suspension',
  summary: 'Open a suspended account again',
  access: 'user',
  status: 200,
  errors: [...closed, 'conflict', 'not_yourself'],
  params: personParams,
  answer: personAnswer,
});

export const setPersonRole = defineRoute({
  name: 'setPersonRole',
  tag: 'operator',
  method: 'PUT',
  path: '/operator/people/:userId/role',
  summary: 'Make somebody an admin of the server, or take it away; never from the last one',
  access: 'user',
  status: 200,
  errors: [...closed, 'last_admin', 'account_not_active'],
  params: personParams,
  body: z.object({ role: userRole }),
  answer: personAnswer,
});

export const endPersonSessions = defineRoute({
  name: 'endPersonSessions',
  tag: 'operator',
  method: 'DELETE',
  path: '/operator/people/:userId/sessions',
  summary: 'Sign somebody out everywhere; their tokens stay',
  access: 'user',
  status: 200,
  errors: [...closed],
  params: personParams,
  answer: personAnswer,
});

export const sendPersonReset = defineRoute({
  name: 'sendPersonReset',
  tag: 'operator',
  method: 'POST',
  path: '/operator/people/:userId/password-reset',
  summary: 'Send somebody the mail by which they choose a new password',
  access: 'user',
  status: 202,
  errors: [...closed, 'account_not_active'],
  params: personParams,
});

export const deletePerson = defineRoute({
  name: 'deletePerson',
  tag: 'operator',
  method: 'POST',
  path: '/operator/people/:userId/erasure',
  summary: 'Delete an account as its owner could: signed out at once, erased after the days of grace',
  access: 'user',
  status: 200,
  errors: [...closed, 'not_yourself', 'hand_over_first', 'conflict'],
  params: personParams,
  answer: personAnswer,
});

export const restorePerson = defineRoute({
  name: 'restorePerson',
  tag: 'operator',
  method: 'DELETE',
  path: '/operator/people/:userId/erasure',
  summary: 'Bring a deleted account back while that is possible',
  access: 'user',
  status: 200,
  errors: [...closed, 'grace_over'],
  params: personParams,
  answer: personAnswer,
});

export type OperatorPerson = z.output<typeof operatorPerson>;
export type OperatorPersonDetails = z.output<typeof operatorPersonDetails>;
