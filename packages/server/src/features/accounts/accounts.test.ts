import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ProblemError } from '@weft/client/failures.ts';
import {
  getMe,
  listSessions,
  revokeSession,
  signIn,
  signOut,
  signUp,
  updateMe,
} from '@weft/contract/accounts.ts';
import { arrive, Person, password } from '../../../test/kit/person.ts';
import { testServer } from '../../../test/kit/server.ts';
import { sql } from '../../core/db/statement.ts';

describe('accounts', async () => {
  const server = await testServer();
  const { url, db } = server;

  const refusal = (promise: Promise<unknown>): Promise<string> =>
    promise.then(
      () => 'nothing was refused',
      (error) => (error instanceof ProblemError ? error.code : Promise.reject(error)),
    );

  test('ada signs up, is who she said, and is signed in', async () => {
    const ada = await arrive(url, 'ada');
    const { user } = await ada.call(getMe);
    assert.equal(user.username, 'ada');
    assert.equal(user.displayName, 'Ada Lovelace');
    assert.equal(user.role, 'user');
    assert.match(user.id, /^\d{16,19}$/);
  });

  test('a username or an address that is taken, in whatever case, is refused and changes nothing', async () => {
    const stranger = new Person(url);
    const sign = (username: string, email: string) =>
      refusal(stranger.call(signUp, { body: { username, email, password } }));
    assert.equal(await sign('ADA', 'new@example.org'), 'username_taken');
    assert.equal(await sign('ada2', 'Ada@Example.org'), 'email_taken');
    const rows = await db.rows(sql`select from users where username = 'ada2' or email = 'new@example.org'`);
    assert.equal(rows.length, 0);
  });

  test('of many who want one name at the same moment, one gets it', async () => {
    const wishes = Array.from({ length: 12 }, (_, index) =>
      refusal(
        new Person(url).call(signUp, {
          body: { username: 'wanted', email: `w${index}@example.org`, password },
        }),
      ),
    );
    const outcomes = await Promise.all(wishes);
    assert.equal(outcomes.filter((outcome) => outcome === 'nothing was refused').length, 1);
    assert.equal(outcomes.filter((outcome) => outcome === 'username_taken').length, 11);
  });

  test('bad input names every bad field and its reason', async () => {
    const response = await new Person(url).fetch('/api/users', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ username: 'a b', email: 'nobody', password: 'short' }),
    });
    assert.equal(response.status, 400);
    assert.equal(response.headers.get('content-type'), 'application/problem+json');
    const problem = (await response.json()) as { code: string; fields: { path: string }[] };
    assert.equal(problem.code, 'invalid_request');
    assert.deepEqual(
      new Set(problem.fields.map(({ path }) => path)),
      new Set(['body.username', 'body.email', 'body.password']),
    );
  });

  test('signing in works by name and by address, and says the same of a wrong password and of nobody', async () => {
    const laptop = new Person(url);
    await laptop.call(signIn, { body: { login: 'Ada', password } });
    await laptop.call(signIn, { body: { login: 'ADA@example.org', password } });
    assert.equal((await laptop.call(getMe)).user.username, 'ada');
    const wrong = { login: 'ada', password: 'not her password' };
    const nobody = { login: 'nobody_here', password: 'not her password' };
    const [first, second] = await Promise.all(
      [wrong, nobody].map(async (body) => {
        const response = await new Person(url).fetch('/api/sessions', {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(body),
        });
        const { requestId, ...rest } = (await response.json()) as { requestId: string };
        assert.match(requestId, /^[0-9a-f-]{36}$/);
        return { status: response.status, ...rest };
      }),
    );
    assert.equal(first?.status, 401);
    assert.deepEqual(first, second);
  });

  test('signing out ends the session; its cookie opens nothing any more', async () => {
    const grace = await arrive(url, 'grace');
    const stolen = grace.cookie;
    await grace.call(signOut);
    assert.equal(await refusal(grace.call(getMe)), 'unauthenticated');
    const thief = await fetch(`${url}/api/users/me`, { headers: { cookie: stolen } });
    assert.equal(thief.status, 401);
  });

  test('a suspended user is signed in nowhere and cannot sign in', async () => {
    const mallory = await arrive(url, 'mallory');
    await db.rows(sql`update users set status = 'suspended' where id = ${mallory.id}`);
    assert.equal(await refusal(mallory.call(getMe)), 'unauthenticated');
    assert.equal(
      await refusal(new Person(url).call(signIn, { body: { login: 'mallory', password } })),
      'sign_in_failed',
    );
  });

  test('one changes how one appears; the version grows and the event says what a fresh look says', async () => {
    const ada = new Person(url);
    await ada.call(signIn, { body: { login: 'ada', password } });
    const before = (await ada.call(getMe)).user;
    const { user } = await ada.call(updateMe, {
      body: { displayName: 'Countess Ada', bio: 'Notes on an engine.' },
    });
    assert.equal(user.displayName, 'Countess Ada');
    assert.equal(user.version, before.version + 1);
    const [event] = await db.rows<{ payload: unknown }>(sql`
      select payload from outbox where room = ${`user:${user.id}`} and type = 'user.updated' order by seq desc limit 1`);
    assert.deepEqual(event?.payload, { user: (await ada.call(getMe)).user });
    await refusal(ada.call(updateMe, { body: {} })).then((code) => assert.equal(code, 'invalid_request'));
  });

  test('nobody but oneself changes or ends what is one’s own', async () => {
    const linus = await arrive(url, 'linus');
    const ada = new Person(url);
    await ada.call(signIn, { body: { login: 'ada', password } });
    const [session] = (await linus.call(listSessions)).items;
    assert.ok(session);
    const end = (who: Person) => refusal(who.call(revokeSession, { params: { sessionId: session.id } }));
    assert.equal(await end(ada), 'not_found');
    assert.equal(await end(new Person(url)), 'unauthenticated');
    assert.equal((await linus.call(getMe)).user.username, 'linus');
    assert.equal(await end(linus), 'nothing was refused');
    assert.equal(await refusal(linus.call(getMe)), 'unauthenticated');
  });

  test('sessions page newest first, each once, and say which one asks', async () => {
    const emmy = await arrive(url, 'emmy');
    for (let count = 0; count < 6; count += 1)
      await new Person(url).call(signIn, { body: { login: 'emmy', password } });
    const ids: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await emmy.call(listSessions, {
        query: { limit: 3, ...(cursor === undefined ? {} : { cursor }) },
      });
      ids.push(...page.items.map((session) => session.id));
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    assert.equal(ids.length, 7);
    assert.deepEqual(
      ids,
      [...ids].sort((a, b) => (BigInt(a) < BigInt(b) ? 1 : -1)),
    );
    assert.equal(new Set(ids).size, 7);
    const { items } = await emmy.call(listSessions);
    assert.deepEqual(items.filter((session) => session.current).length, 1);
    assert.equal(await refusal(emmy.call(listSessions, { query: { cursor: 'made up' } })), 'invalid_cursor');
  });

  test('statements per request are few, and a list of 20 costs what a list of 1 does', async () => {
    const emmy = new Person(url);
    await emmy.call(signIn, { body: { login: 'emmy', password } });
    assert.equal((await server.count(() => emmy.call(getMe))).length, 2);
    const one = await server.count(() => emmy.call(listSessions, { query: { limit: 1 } }));
    const many = await server.count(() => emmy.call(listSessions, { query: { limit: 20 } }));
    assert.equal(one.length, 2);
    assert.equal(many.length, 2);
  });

  test('what is stored opens nothing: no password, no session token stands in any column', async () => {
    const ada = new Person(url);
    await ada.call(signIn, { body: { login: 'ada', password } });
    const token = ada.cookie.split('=')[1] ?? '';
    const columns = await db.rows<{ table_name: string; column_name: string }>(sql`
      select table_name, column_name from information_schema.columns where table_schema = 'public'`);
    for (const { table_name, column_name } of columns) {
      const found = await db.rows({
        text: `select from "${table_name}" where position($1 in "${column_name}"::text) > 0 or position($2 in "${column_name}"::text) > 0`,
        values: [token, password],
      });
      assert.equal(found.length, 0, `${table_name}.${column_name}`);
    }
  });
});

test('a server that takes no new people says so and still lets the others in', async () => {
  const { url } = await testServer({ signUp: 'closed' });
  const response = await new Person(url)
    .call(signUp, { body: { username: 'late', email: 'l@example.org', password } })
    .catch((e) => e);
  assert.ok(response instanceof ProblemError);
  assert.equal(response.code, 'sign_up_closed');
});
