import assert from 'node:assert/strict';
import { request } from 'node:http';
import { describe, test } from 'node:test';
import { updateMe } from '@weft/contract/accounts.ts';
import { arrive, type Person } from '../../../test/kit/person.ts';
import { testServer } from '../../../test/kit/server.ts';
import { sql } from '../db/statement.ts';

interface Problem {
  readonly code: string;
  readonly status: number;
  readonly requestId: string;
}

describe('the HTTP kernel', async () => {
  const server = await testServer();
  const { url, db } = server;
  const ada = await arrive(url, 'ada');

  const patch = (who: Person, body: unknown, headers: Record<string, string> = {}) =>
    who.fetch('/api/users/me', {
      method: 'PATCH',
      headers: { 'content-type': 'application/json', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
  const codeOf = async (response: Response) => ((await response.json()) as Problem).code;

  test('it is alive, ready, and measured', async () => {
    assert.equal((await fetch(`${url}/healthz`)).status, 200);
    const ready = await fetch(`${url}/readyz`);
    assert.deepEqual(await ready.json(), { status: 'ready', checks: { database: true, events: true } });
    const metrics = await (await fetch(`${url}/metrics`)).text();
    assert.match(
      metrics,
      /weft_http_request_seconds_count\{method="POST",route="\/api\/users",status="201"\} 1/,
    );
    assert.match(metrics, /weft_db_statements_total \d+/);
    assert.match(metrics, /weft_stream_alive 1/);
    assert.match(metrics, /weft_sockets 0/);
  });

  test('whatever a client sends wrong is a problem with a code, never a 500', async () => {
    const cases: [Promise<Response>, number, string][] = [
      [patch(ada, '{"displayName":'), 400, 'invalid_request'],
      [patch(ada, { displayName: 7 }), 400, 'invalid_request'],
      [patch(ada, { displayName: 'x'.repeat(300_000) }), 413, 'body_too_large'],
      [patch(ada, 'name=ada', { 'content-type': 'text/csv' }), 415, 'unsupported_media_type'],
      [patch(ada, { displayName: 'nul \u0000 byte' }), 400, 'invalid_request'],
      [ada.fetch('/api/nowhere'), 404, 'not_found'],
      [ada.fetch('/api/sessions?limit=1000'), 400, 'invalid_request'],
      [ada.fetch('/api/sessions/99999999999999999999', { method: 'DELETE' }), 400, 'invalid_request'],
      [ada.fetch('/api/sessions/1', { method: 'DELETE' }), 404, 'not_found'],
      [fetch(`${url}/api/users/me`), 401, 'unauthenticated'],
    ];
    for (const [answer, status, code] of cases) {
      const response = await answer;
      const problem = (await response.json()) as Problem;
      assert.deepEqual([response.status, problem.status, problem.code], [status, status, code]);
      assert.equal(response.headers.get('x-request-id'), problem.requestId);
    }
  });

  test('a page of another site cannot act in somebody’s name', async () => {
    const from = (headers: Record<string, string>) => patch(ada, { bio: 'forged' }, headers);
    assert.equal(await codeOf(await from({ 'sec-fetch-site': 'cross-site' })), 'cross_site');
    assert.equal(await codeOf(await from({ 'sec-fetch-site': 'same-site' })), 'cross_site');
    assert.equal(await codeOf(await from({ origin: 'https://evil.example' })), 'cross_site');
    assert.equal(await codeOf(await from({ origin: 'null' })), 'cross_site');
    assert.equal((await from({ 'sec-fetch-site': 'same-origin' })).status, 200);
    assert.equal((await from({ origin: url })).status, 200);
  });

  test('a repeated write answers as the first did and happens once', async () => {
    const before = await eventsOf(ada.id);
    const headers = { 'idempotency-key': 'rename-1' };
    const first = await (await patch(ada, { displayName: 'Ada K.' }, headers)).json();
    const second = await (await patch(ada, { displayName: 'Ada K.' }, headers)).json();
    assert.deepEqual(second, first);
    assert.equal(await eventsOf(ada.id), before + 1);
    assert.equal(await codeOf(await patch(ada, { displayName: 'Other' }, headers)), 'idempotency_key_reused');
    assert.equal(
      await codeOf(await patch(ada, { displayName: 'Ada' }, { 'idempotency-key': 'x'.repeat(201) })),
      'invalid_request',
    );
  });

  test('the same write sent ten times at once happens once; the others wait or hear that it runs', async () => {
    const before = await eventsOf(ada.id);
    const answers = await Promise.all(
      Array.from({ length: 10 }, () =>
        patch(ada, { displayName: 'Ada T.' }, { 'idempotency-key': 'rename-2' }),
      ),
    );
    assert.equal(await eventsOf(ada.id), before + 1);
    for (const answer of answers) assert.ok([200, 409].includes(answer.status), String(answer.status));
    assert.ok(answers.some((answer) => answer.status === 200));
  });

  test('somebody else’s key is another key', async () => {
    const grace = await arrive(url, 'grace');
    const answer = await patch(grace, { displayName: 'Grace' }, { 'idempotency-key': 'rename-1' });
    assert.equal(answer.status, 200);
    assert.match(await answer.text(), /Grace/);
  });

  test('a refused write keeps nothing: not its answer, not its event', async () => {
    const before = await eventsOf(ada.id);
    assert.equal((await patch(ada, {}, { 'idempotency-key': 'refused' })).status, 400);
    assert.equal((await db.rows(sql`select from idempotency_keys where key = 'refused'`)).length, 0);
    assert.equal(await eventsOf(ada.id), before);
  });

  test('pages are served under a policy without inline script, with a new nonce each time', async () => {
    const page = () => fetch(url, { headers: { accept: 'text/html' } });
    const policies = [await page(), await page()].map(
      (response) => response.headers.get('content-security-policy') ?? '',
    );
    assert.match(policies[0] ?? '', /script-src 'self';/);
    assert.doesNotMatch(policies[0] ?? '', /unsafe/);
    assert.notEqual(policies[0], policies[1]);
    const deep = await fetch(`${url}/settings/sessions`, { headers: { accept: 'text/html' } });
    assert.equal(deep.status, 200);
    assert.equal(
      (await fetch(`${url}/settings/sessions`, { headers: { accept: 'application/json' } })).status,
      404,
    );
  });

  test('the API describes itself, for programs and for people', async () => {
    const document = (await (await fetch(`${url}/api/openapi.json`)).json()) as {
      openapi: string;
      paths: Record<string, Record<string, { responses: object }>>;
      components: { schemas: object };
    };
    assert.equal(document.openapi, '3.1.0');
    assert.ok('Me' in document.components.schemas);
    assert.ok('201' in (document.paths['/api/users']?.post?.responses ?? {}));
    const page = await (await fetch(`${url}/api/docs`)).text();
    assert.match(page, /PATCH<\/b> <code>\/api\/users\/me/);
    assert.match(page, /id="event-user.updated"/);
  });

  test('too many tries at the door are slowed down, by address', async () => {
    // Another name each time: tries at one account are limited elsewhere (core/budgets.ts).
    const tries = Array.from({ length: 30 }, (_, n) =>
      fetch(`${url}/api/sessions`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ login: `ada_${n}`, password: 'guess' }),
      }),
    );
    const statuses = (await Promise.all(tries)).map((response) => response.status);
    assert.equal(statuses.filter((status) => status === 401).length, 20);
    assert.equal(statuses.filter((status) => status === 429).length, 10);
  });

  test('a request that is under way when the server closes still gets its answer', async () => {
    const other = await testServer();
    const { promise, resolve, reject } = Promise.withResolvers<number | undefined>();
    const body = JSON.stringify({
      username: 'last',
      email: 'last@example.org',
      password: 'correct horse battery',
    });
    const slow = request(`${other.url}/api/users`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) },
    });
    slow.on('response', (response) => resolve(response.statusCode));
    slow.on('error', reject);
    // Half the body is there when closing begins.
    await new Promise<void>((sent) => slow.write(body.slice(0, 10), () => sent()));
    await fetch(`${other.url}/healthz`);
    const closed = other.close();
    slow.end(body.slice(10));
    assert.equal(await promise, 201);
    await closed;
  });

  test('typed calls and the server agree', async () => {
    const { user } = await ada.call(updateMe, { body: { bio: 'typed' } });
    assert.equal(user.bio, 'typed');
  });

  async function eventsOf(userId: string): Promise<number> {
    const [row] = await db.rows<{ count: string }>(sql`
      select count(*) from outbox where room = ${`user:${userId}`} and type = 'user.updated'`);
    return Number(row?.count);
  }
});
