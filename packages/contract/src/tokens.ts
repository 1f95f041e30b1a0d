import { z } from 'zod';
import { defineEvent } from './event.ts';
import { limits } from './limits.ts';
import { pageOf, pageQuery } from './page.ts';
import { defineRoute } from './route.ts';
import { id, time } from './values.ts';

/** `read`: everything that is a GET, and the event stream. `write`: whatever changes something. */
export const tokenScopes = ['read', 'write'] as const;
export const tokenScope = z.enum(tokenScopes).meta({ id: 'TokenScope' });

export const accessToken = z
  .object({
    id,
    name: z.string(),
    scopes: z.array(tokenScope),
    createdAt: time,
    expiresAt: time.nullable().describe('null: until it is revoked'),
    lastUsedAt: time.nullable().describe('to within five minutes; null: never'),
    may: z.object({ revoke: z.boolean() }),
  })
  .meta({ id: 'AccessToken' });

export const createToken = defineRoute({
  name: 'createToken',
  tag: 'tokens',
  method: 'POST',
  path: '/tokens',
  summary: 'Make a personal access token; its secret is in this answer and nowhere else',
  access: 'user',
  status: 201,
  errors: ['forbidden', 'too_many_tokens'],
  body: z.object({
    name: z.string().trim().min(1).max(limits.tokenName.max).meta({ example: 'Nightly export' }),
    scopes: z.array(tokenScope).min(1).max(tokenScopes.length),
    expiresInDays: z.int().min(1).max(3650).nullable().default(null),
  }),
  answer: z.object({ token: accessToken, secret: z.string() }),
  secret: true,
  perMinute: 20,
});

export const listTokens = defineRoute({
  name: 'listTokens',
  tag: 'tokens',
  method: 'GET',
  path: '/tokens',
  summary: "One's personal access tokens, newest first",
  access: 'user',
  status: 200,
  errors: ['forbidden', 'invalid_cursor'],
  query: pageQuery,
  answer: pageOf(accessToken),
});

export const revokeToken = defineRoute({
  name: 'revokeToken',
  tag: 'tokens',
  method: 'DELETE',
  path: '/tokens/:tokenId',
  summary: 'End a personal access token; its sockets close at once',
  access: 'user',
  status: 204,
  errors: ['forbidden', 'not_found'],
  params: z.object({ tokenId: id }),
});

export const tokenCreated = defineEvent({
  type: 'token.created',
  summary: 'The user made a personal access token; sent to their own devices, without its secret',
  audience: 'client',
  payload: z.object({ tokenId: id }),
  example: { tokenId: '1439672833925283842' },
});

export const tokenRevoked = defineEvent({
  type: 'token.revoked',
  summary: 'A personal access token ended; sent to the user’s own devices',
  audience: 'client',
  payload: z.object({ tokenId: id }),
  example: { tokenId: '1439672833925283842' },
});

export type AccessToken = z.output<typeof accessToken>;
export type TokenScope = z.output<typeof tokenScope>;
