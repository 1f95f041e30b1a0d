import { z } from 'zod';
import { displayName, email, me, username } from './accounts.ts';
import { defineRoute } from './route.ts';
import { secondFactorCode } from './second-factor.ts';
import { language, type serverInfo } from './server.ts';
import { id, ownPassword, streamCursor, time } from './values.ts';

const providerId = z.string().min(1).max(30);

/** Where to go on afterwards: a place of this server, never another's. */
const to = z
  .string()
  .max(500)
  .regex(/^\/(?![/\\])[^\p{Cc}\\]*$/u, 'must be a path of this server');

const away = z.object({ url: z.url().describe("the provider's page, to send the browser to") });

export const beginOidc = defineRoute({
  name: 'beginOidc',
  tag: 'oidc',
  method: 'POST',
  path: '/oidc/flows',
  summary:
    "Begin to sign in by a provider: the answer is the provider's address, a cookie remembers the rest",
  access: 'anyone',
  status: 201,
  errors: ['not_found', 'provider_unavailable'],
  body: z.object({
    provider: providerId,
    to: to.default('/'),
    language: language.optional(),
    invite: z.string().max(100).optional().describe('for an account that is made on the way'),
    setupCode: z.string().max(100).optional(),
  }),
  answer: away,
  secret: true,
  // A whole organisation behind one address begins its day.
  perMinute: 300,
});

export const beginOidcLink = defineRoute({
  name: 'beginOidcLink',
  tag: 'oidc',
  method: 'POST',
  path: '/users/me/logins',
  summary: 'Begin to tie a provider to one’s account, to sign in by it from then on',
  access: 'user',
  status: 201,
  errors: [
    'forbidden',
    'wrong_password',
    'proof_needed',
    'not_found',
    'provider_unavailable',
    'rate_limited',
  ],
  body: z.object({ provider: providerId, to: to.default('/'), password: ownPassword }),
  answer: away,
  secret: true,
  perMinute: 20,
});

export const beginOidcProof = defineRoute({
  name: 'beginOidcProof',
  tag: 'oidc',
  method: 'POST',
  path: '/users/me/logins/proof',
  summary: 'Begin to show once more that it is oneself: the provider asks anew, whoever is signed in there',
  access: 'user',
  status: 201,
  errors: ['forbidden', 'not_found', 'provider_unavailable'],
  body: z.object({ provider: providerId, to: to.default('/') }),
  answer: away,
  secret: true,
  perMinute: 20,
});

/** A community that one's organisation belongs to, and why one did not get in, if so. */
const landing = z.object({
  name: z.string(),
  slug: z.string(),
  refused: z.enum(['seats_full', 'member_suspended']).nullable(),
});

const signedIn = z.object({
  next: z.literal('in'),
  user: me,
  cursor: streamCursor,
  to: z.string(),
  landings: z.array(landing),
});

/** What comes next for somebody who is back from a provider. */
export const oidcNext = z
  .discriminatedUnion('next', [
    signedIn,
    z.object({ next: z.literal('code') }).describe('the account wants a code of its second factor, too'),
    z
      .object({
        next: z.literal('link'),
        email: z.string(),
        password: z.boolean().describe('false: the account has none, and is entered another way'),
      })
      .describe('the address has an account already: its owner shows that they are that'),
    z.object({ next: z.literal('come_back'), until: time }).describe('the account is to be erased'),
    z
      .object({
        next: z.literal('account'),
        username: z.string().describe('a free one'),
        displayName: z.string(),
        email: z.string().describe('may be empty'),
        emailVerified: z.boolean(),
      })
      .describe('a new person, who has something to choose first'),
    z.object({ next: z.literal('linked'), to: z.string() }),
    z.object({ next: z.literal('proved'), to: z.string() }),
  ])
  .meta({ id: 'OidcNext' });

export const returnFromOidc = defineRoute({
  name: 'returnFromOidc',
  tag: 'oidc',
  method: 'POST',
  path: '/oidc/returns',
  summary: 'Back from the provider: what it sent along, once, by the browser that began',
  access: 'anyone',
  status: 200,
  errors: [
    ...(['provider_expired', 'provider_mismatch', 'provider_refused', 'provider_unavailable'] as const),
    ...(['provider_taken', 'provider_other', 'provider_not_fresh', 'unauthenticated'] as const),
    ...(['account_closed', 'account_deleted', 'sign_up_closed', 'setup_code_wrong'] as const),
    ...(['invite_unknown', 'invite_used_up', 'invite_expired', 'invite_revoked', 'seats_full'] as const),
  ],
  body: z.object({
    provider: providerId,
    answer: z.string().max(8000).describe('the query of the address that the provider sent the browser to'),
  }),
  answer: oidcNext,
  secret: true,
  perMinute: 300,
});

export const signInWithOidc = defineRoute({
  name: 'signInWithOidc',
  tag: 'oidc',
  method: 'POST',
  path: '/oidc/sign-ins',
  summary: 'What was missing after the return: the code, the password of the account, the wish to come back',
  access: 'anyone',
  status: 201,
  errors: [
    ...(['provider_expired', 'wrong_password', 'second_factor_needed', 'second_factor_wrong'] as const),
    ...(['account_deleted', 'account_closed', 'provider_taken', 'rate_limited'] as const),
  ],
  body: z.object({
    password: ownPassword,
    code: secondFactorCode.optional(),
    comeBack: z.boolean().optional(),
  }),
  answer: signedIn,
  secret: true,
  perMinute: 60,
});

export const signUpWithOidc = defineRoute({
  name: 'signUpWithOidc',
  tag: 'oidc',
  method: 'POST',
  path: '/oidc/sign-ups',
  summary: 'Make an account for somebody whom a provider knows',
  access: 'anyone',
  status: 201,
  errors: [
    ...(['provider_expired', 'username_taken', 'email_taken', 'sign_up_closed', 'setup_code_wrong'] as const),
    ...(['invite_unknown', 'invite_used_up', 'invite_expired', 'invite_revoked', 'seats_full'] as const),
    ...(['provider_taken'] as const),
  ],
  body: z.object({ username, displayName: displayName.optional(), email, language: language.optional() }),
  answer: signedIn,
  secret: true,
  perMinute: 60,
});

export const oidcLogin = z
  .object({
    id,
    provider: z.string().nullable().describe('its name; null: this server does not know it any more'),
    label: z.string().describe('what it calls its owner'),
    createdAt: time,
    lastUsedAt: time,
  })
  .meta({ id: 'OidcLogin' });

export const listLogins = defineRoute({
  name: 'listLogins',
  tag: 'oidc',
  method: 'GET',
  path: '/users/me/logins',
  summary: 'The providers that one may sign in by',
  access: 'user',
  status: 200,
  errors: ['forbidden'],
  answer: z.object({ items: z.array(oidcLogin) }),
});

export const unlinkLogin = defineRoute({
  name: 'unlinkLogin',
  tag: 'oidc',
  method: 'POST',
  path: '/users/me/logins/:loginId/end',
  summary: 'Sign in by this provider no more; another way in must stay',
  access: 'user',
  status: 204,
  errors: ['forbidden', 'wrong_password', 'proof_needed', 'not_found', 'last_way_in', 'rate_limited'],
  params: z.object({ loginId: id }),
  body: z.object({ password: ownPassword }),
  secret: true,
});

export type OidcNext = z.output<typeof oidcNext>;
export type OidcLogin = z.output<typeof oidcLogin>;
export type OidcProvider = z.output<typeof serverInfo>['providers'][number];
