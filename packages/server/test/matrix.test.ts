import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { listSessions, signIn } from '@weft/contract/accounts.ts';
import { createToken } from '@weft/contract/tokens.ts';
import { sql } from '../src/core/db/statement.ts';
import { arrive, Person, password } from './kit/person.ts';
import { testServer } from './kit/server.ts';

/**
 * Who may call what: every route of the API for everybody who may come by. A route that is missing here fails, so a
 * new one cannot be forgotten. `own` acts on one's own thing, `other` on somebody else's.
 */
const roles = ['anonymous', 'user', 'other', 'admin', 'suspended'] as const;
type Role = (typeof roles)[number];

interface Row {
  readonly method: string;
  readonly path: (subject: { sessionId: string; tokenId: string }) => string;
  readonly body?: (n: number) => object;
  readonly expect: Readonly<Record<Role, number>>;
}

const everybody = (status: number) => ({
  anonymous: status,
  user: status,
  other: status,
  admin: status,
  suspended: status,
});
const signedIn = (status: number) => ({
  anonymous: 401,
  user: status,
  other: status,
  admin: status,
  suspended: 401,
});

const matrix: Readonly<Record<string, Row>> = {
  getServer: { method: 'GET', path: () => '/server', expect: everybody(200) },
  signUp: {
    method: 'POST',
    path: () => '/users',
    body: (n) => ({ username: `new_${n}`, email: `new_${n}@example.org`, password }),
    expect: everybody(201),
  },
  signIn: {
    method: 'POST',
    path: () => '/sessions',
    body: () => ({ login: 'linus', password }),
    expect: everybody(201),
  },
  getMe: { method: 'GET', path: () => '/users/me', expect: signedIn(200) },
  updateMe: { method: 'PATCH', path: () => '/users/me', body: () => ({ bio: 'x' }), expect: signedIn(200) },
  listSessions: { method: 'GET', path: () => '/sessions', expect: signedIn(200) },
  revokeSession: {
    method: 'DELETE',
    path: ({ sessionId }) => `/sessions/${sessionId}`,
    // The last of these three is whose it is: until then nobody else could touch it, an admin neither.
    expect: { anonymous: 401, other: 404, admin: 404, suspended: 401, user: 204 },
  },
  createToken: {
    method: 'POST',
    path: () => '/tokens',
    body: () => ({ name: 'x', scopes: ['read'] }),
    expect: signedIn(201),
  },
  listTokens: { method: 'GET', path: () => '/tokens', expect: signedIn(200) },
  revokeToken: {
    method: 'DELETE',
    path: ({ tokenId }) => `/tokens/${tokenId}`,
    expect: { anonymous: 401, other: 404, admin: 404, suspended: 401, user: 204 },
  },
  signOut: { method: 'DELETE', path: () => '/sessions/current', expect: signedIn(204) },
};

/** The owner last: what ends a session must not end it before the others have tried. */
const order: readonly Role[] = ['anonymous', 'other', 'admin', 'suspended', 'user'];

describe('who may call what', async () => {
  const { url, db } = await testServer();
  const people: Record<Role, Person> = {
    anonymous: new Person(url),
    user: await arrive(url, 'ada'),
    other: await arrive(url, 'grace'),
    admin: await arrive(url, 'root'),
    suspended: await arrive(url, 'mallory'),
  };
  await arrive(url, 'linus');
  await db.rows(sql`update users set role = 'admin' where username = 'root'`);
  // Ada's phone: the session that the others would like to end.
  await new Person(url).call(signIn, { body: { login: 'ada', password } });
  const session = (await people.user.call(listSessions)).items.find(({ current }) => !current);
  assert.ok(session);
  const made = await people.user.call(createToken, { body: { name: 'x', scopes: ['read'] } });
  const subject = { sessionId: session.id, tokenId: made.token.id };
  await db.rows(sql`update users set status = 'suspended' where username = 'mallory'`);
  let n = 0;

  test('every route stands in the matrix', async () => {
    const document = (await (await fetch(`${url}/api/openapi.json`)).json()) as {
      paths: Record<string, Record<string, { operationId: string }>>;
    };
    const routes = Object.values(document.paths).flatMap((methods) => Object.values(methods));
    assert.deepEqual(routes.map(({ operationId }) => operationId).sort(), Object.keys(matrix).sort());
  });

  for (const [name, { method, path, body, expect }] of Object.entries(matrix))
    for (const role of order)
      test(`${name} by ${role}: ${expect[role]}`, async () => {
        n += 1;
        // Signing in or up changes whose cookies these are: such calls are made by somebody with a copy of them.
        const person = new Person(url);
        const response = await person.fetch(`/api${path(subject)}`, {
          method,
          headers: {
            cookie: people[role].cookie,
            ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          },
          ...(body === undefined ? {} : { body: JSON.stringify(body(n)) }),
        });
        assert.equal(response.status, expect[role], await response.text());
      });
});
