import assert from 'node:assert/strict';
import { test } from 'node:test';
import { listSessions, revokeSession, signOut, updateMe } from '@weft/contract/accounts.ts';
import { NetworkError, ProblemError } from './failures.ts';
import { createClient } from './http.ts';
import { itemsOf } from './pages.ts';

interface Seen {
  readonly url: string;
  readonly init: RequestInit;
}

/** A server that answers what the test says and remembers what it was asked. */
function answering(...answers: (Response | Error)[]) {
  const seen: Seen[] = [];
  const fetch = async (url: string | URL | Request, init: RequestInit = {}): Promise<Response> => {
    seen.push({ url: String(url), init });
    const answer = answers.shift();
    if (answer === undefined) throw new Error('the test has no answer left');
    if (answer instanceof Error) throw answer;
    return answer;
  };
  return { seen, client: createClient({ baseUrl: 'https://weft.example/', token: 'secret', fetch }) };
}

test('a call fills the path, sends JSON, the token and the idempotency key', async () => {
  const { seen, client } = answering(Response.json({ user: { bio: 'hi' } }));
  const answer = await client.call(updateMe, { body: { bio: 'hi' }, idempotencyKey: 'k1' });
  assert.equal(answer.user.bio, 'hi');
  assert.equal(seen[0]?.url, 'https://weft.example/api/users/me');
  assert.deepEqual(seen[0].init.headers, {
    accept: 'application/json',
    'content-type': 'application/json',
    authorization: 'Bearer secret',
    'idempotency-key': 'k1',
  });
  assert.equal(seen[0].init.body, '{"bio":"hi"}');
});

test('a 204 answers undefined', async () => {
  const { client, seen } = answering(
    new Response(null, { status: 204 }),
    new Response(null, { status: 204 }),
  );
  assert.equal(await client.call(signOut), undefined);
  assert.equal(await client.call(revokeSession, { params: { sessionId: '5/6' } }), undefined);
  assert.equal(seen[1]?.url, 'https://weft.example/api/sessions/5%2F6');
});

test('what the server refuses is a ProblemError with its code, fields and members', async () => {
  const body = {
    type: '/api/docs#error-conflict',
    title: 'This has changed meanwhile.',
    status: 409,
    code: 'conflict',
    fields: [{ path: 'body.bio', reason: 'too long' }],
    requestId: 'r1',
    current: { revision: 4 },
  };
  const { client } = answering(Response.json(body, { status: 409, headers: { 'retry-after': '2' } }));
  const error = await client.call(signOut).catch((thrown: unknown) => thrown);
  assert.ok(error instanceof ProblemError);
  assert.equal(error.code, 'conflict');
  assert.equal(error.status, 409);
  assert.deepEqual(error.fields, [{ path: 'body.bio', reason: 'too long' }]);
  assert.deepEqual(error.body.current, { revision: 4 });
  assert.equal(error.retryAfterMs, 2000);
});

test('no connection and a proxy’s own page are NetworkErrors; an abort stays an abort', async () => {
  const { client } = answering(
    new TypeError('fetch failed'),
    new Response('<h1>Bad gateway</h1>', { status: 502 }),
    new DOMException('stopped', 'AbortError'),
  );
  await assert.rejects(client.call(signOut), NetworkError);
  await assert.rejects(client.call(signOut), NetworkError);
  await assert.rejects(client.call(signOut), { name: 'AbortError' });
});

test('itemsOf walks the pages, asking for the next only when it is wanted', async () => {
  const page = (ids: string[], nextCursor: string | null) =>
    Response.json({ items: ids.map((id) => ({ id })), nextCursor });
  const { client, seen } = answering(page(['3', '2'], 'c1'), page(['1'], null));
  const ids: string[] = [];
  for await (const session of itemsOf(client, listSessions, { query: { limit: 2 } })) ids.push(session.id);
  assert.deepEqual(ids, ['3', '2', '1']);
  assert.deepEqual(
    seen.map(({ url }) => new URL(url).search),
    ['?limit=2', '?limit=2&cursor=c1'],
  );
});
