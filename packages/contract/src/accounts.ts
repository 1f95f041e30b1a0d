import { z } from 'zod';
import { defineEvent } from './event.ts';
import { limits } from './limits.ts';
import { pageOf, pageQuery } from './page.ts';
import { defineRoute } from './route.ts';
import { secondFactorCode } from './second-factor.ts';
import { language } from './server.ts';
import { avatar, id, streamCursor, time } from './values.ts';

export const username = z
  .string()
  .min(limits.username.min)
  .max(limits.username.max)
  .regex(/^[A-Za-z0-9_]+$/, 'letters, digits and underscore only')
  .meta({ example: 'ada' });
export const email = z.email().max(limits.email.max).meta({ example: 'ada@example.org' });
export const password = z.string().min(limits.password.min).max(limits.password.max);
export const displayName = z
  .string()
  .trim()
  .min(1)
  .max(limits.displayName.max)
  .meta({ example: 'Ada Lovelace' });
/** Who reads somebody's profile. The words of the settings page say what each means. */
export const profileVisibility = z.enum(['public', 'followers', 'private']).meta({
  id: 'ProfileVisibility',
  description:
    'public: everybody who is signed in; followers: whom they let follow them, and their friends; private: their friends',
});
export const bio = z.string().trim().max(limits.bio.max);

/** The signed-in user as they see themselves. */
export const me = z
  .object({
    id,
    username: z.string(),
    email: z.string(),
    emailVerified: z.boolean(),
    displayName: z.string(),
    avatar,
    bio: z.string(),
    visibility: profileVisibility,
    language,
    secondFactor: z.boolean().describe('signing in wants a code, too'),
    hasPassword: z.boolean().describe('false: signed in another way; it can still be set'),
    role: z.enum(['user', 'admin']),
    blocked: z.array(id).describe('whom one has blocked'),
    version: z
      .int()
      .describe('grows with every change; an event with an older or equal one says nothing new'),
    createdAt: time,
  })
  .meta({ id: 'Me' });

export const session = z
  .object({
    id,
    createdAt: time,
    lastSeenAt: time,
    userAgent: z.string(),
    address: z.string(),
    current: z.boolean().describe('the session that asked'),
    may: z.object({ revoke: z.boolean() }),
  })
  .meta({ id: 'Session' });

export const signedIn = z.object({ user: me, cursor: streamCursor }).meta({ id: 'SignedIn' });

export const signUp = defineRoute({
  name: 'signUp',
  tag: 'accounts',
  method: 'POST',
  path: '/users',
  summary: 'Make an account and sign in',
  access: 'anyone',
  status: 201,
  errors: [
    ...(['username_taken', 'email_taken', 'sign_up_closed', 'setup_code_wrong'] as const),
    ...(['invite_unknown', 'invite_used_up', 'invite_expired', 'invite_revoked', 'seats_full'] as const),
  ],
  body: z.object({
    username,
    email,
    displayName: displayName.optional(),
    password,
    language: language.optional().describe('of mails; without it: what the browser asks for'),
    invite: z.string().max(100).optional().describe("an invite's token: opens a closed server, too"),
    setupCode: z
      .string()
      .max(100)
      .optional()
      .describe('what a new server prints; whoever brings it first becomes its admin'),
  }),
  answer: signedIn,
  secret: true,
  perMinute: 20,
});

export const signIn = defineRoute({
  name: 'signIn',
  tag: 'accounts',
  method: 'POST',
  path: '/sessions',
  summary: 'Sign in with a username or an e-mail address',
  access: 'anyone',
  status: 201,
  errors: ['sign_in_failed', 'second_factor_needed', 'second_factor_wrong', 'account_deleted'],
  body: z.object({
    login: z.string().min(1).max(limits.email.max),
    password: z.string().min(1).max(limits.password.max),
    code: secondFactorCode.optional(),
  }),
  answer: signedIn,
  secret: true,
  perMinute: 20,
});

export const signOut = defineRoute({
  name: 'signOut',
  tag: 'accounts',
  method: 'DELETE',
  path: '/sessions/current',
  summary: 'End this session',
  access: 'user',
  status: 204,
  errors: [],
  secret: true,
});

export const getMe = defineRoute({
  name: 'getMe',
  tag: 'accounts',
  method: 'GET',
  path: '/users/me',
  summary: 'Who is signed in',
  access: 'user',
  status: 200,
  errors: [],
  answer: signedIn,
});

export const updateMe = defineRoute({
  name: 'updateMe',
  tag: 'accounts',
  method: 'PATCH',
  path: '/users/me',
  summary: 'Change how one appears to others',
  access: 'user',
  status: 200,
  errors: [],
  body: z
    .object({ displayName, bio, visibility: profileVisibility, language })
    .partial()
    .refine((body) => Object.keys(body).length > 0, 'say what to change'),
  answer: z.object({ user: me }),
});

export const setAvatar = defineRoute({
  name: 'setAvatar',
  tag: 'accounts',
  method: 'PUT',
  path: '/users/me/avatar',
  summary: "Show a picture that one has uploaded beside one's name; the one before is removed",
  access: 'user',
  status: 200,
  errors: ['not_found', 'media_in_use'],
  body: z.object({ mediaId: id }),
  answer: z.object({ user: me }),
});

export const removeAvatar = defineRoute({
  name: 'removeAvatar',
  tag: 'accounts',
  method: 'DELETE',
  path: '/users/me/avatar',
  summary: 'Show no picture any more; the file is kept for a day, so that it can be shown again',
  access: 'user',
  status: 200,
  errors: [],
  answer: z.object({ user: me }),
});

export const listSessions = defineRoute({
  name: 'listSessions',
  tag: 'accounts',
  method: 'GET',
  path: '/sessions',
  summary: 'Where one is signed in, newest first',
  access: 'user',
  status: 200,
  errors: ['invalid_cursor'],
  query: pageQuery,
  answer: pageOf(session),
});

export const revokeSession = defineRoute({
  name: 'revokeSession',
  tag: 'accounts',
  method: 'DELETE',
  path: '/sessions/:sessionId',
  summary: 'End one of your sessions; its sockets close at once',
  access: 'user',
  status: 204,
  errors: ['not_found'],
  params: z.object({ sessionId: id }),
});

const exampleMe = {
  id: '1439672833925283840',
  username: 'ada',
  email: 'ada@example.org',
  emailVerified: false,
  displayName: 'Ada Lovelace',
  avatar: null,
  bio: '',
  visibility: 'public' as const,
  language: 'en' as const,
  secondFactor: false,
  hasPassword: true,
  role: 'user' as const,
  blocked: [],
  version: 2,
  createdAt: '2026-11-20T09:30:00.000Z',
};

export const userUpdated = defineEvent({
  type: 'user.updated',
  summary: "The user's own account changed; sent to their own devices",
  audience: 'client',
  payload: z.object({ user: me }),
  example: { user: exampleMe },
});

export const sessionStarted = defineEvent({
  type: 'session.started',
  summary: 'The user signed in somewhere; sent to their own devices',
  audience: 'client',
  payload: z.object({ sessionId: id }),
  example: { sessionId: '1439672833925283841' },
});

export const sessionEnded = defineEvent({
  type: 'session.ended',
  summary:
    'A session was signed out or revoked; the gateway closes its sockets, other devices drop it from the list',
  audience: 'client',
  payload: z.object({ sessionId: id }),
  example: { sessionId: '1439672833925283841' },
});

export type Me = z.output<typeof me>;
export type Session = z.output<typeof session>;
