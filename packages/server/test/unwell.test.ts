import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ProblemError } from '@weft/client/failures.ts';
import { getMe, updateMe } from '@weft/contract/accounts.ts';
import pg from 'pg';
import { Database } from '../src/core/db/database.ts';
import { sql } from '../src/core/db/statement.ts';
import { arrive } from './kit/person.ts';
import { testServer } from './kit/server.ts';
import { until } from './kit/wait-for.ts';

const refusal = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => 'done',
    (error) => (error instanceof ProblemError ? error.code : Promise.reject(error)),
  );

describe('a database that is not well', async () => {
  const server = await testServer({ statementTimeoutMs: '300' });
  const ada = await arrive(server.url, 'ada');

  test('slow: a statement that waits too long is ended, told as unavailable, and nothing is half-done', async () => {
    const blocker = new pg.Client(server.connection);
    await blocker.connect();
    await blocker.query('begin');
    await blocker.query('select from users for update');
    assert.equal(await refusal(ada.call(updateMe, { body: { bio: 'waits' } })), 'unavailable');
    await blocker.query('rollback');
    await blocker.end();
    assert.equal((await ada.call(getMe)).user.bio, '');
    assert.equal(await refusal(ada.call(updateMe, { body: { bio: 'goes' } })), 'done');
  });

  test('lost: answers say so, /readyz too, and all is well again by itself', async () => {
    const { connection } = server;
    const admin = new pg.Client({ ...connection, database: 'postgres' });
    await admin.connect();
    const name = admin.escapeIdentifier(connection.database);
    const away = admin.escapeIdentifier(`${connection.database}_away`);
    const cutAll = `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${connection.database}'`;
    // Whoever comes back between the two is cut again.
    await until(() =>
      admin
        .query(cutAll)
        .then(() => admin.query(`alter database ${name} rename to ${away}`))
        .catch(() => undefined),
    );
    const response = await ada.fetch('/api/users/me');
    assert.equal(response.status, 503);
    assert.equal(response.headers.get('retry-after'), '2');
    assert.equal((await fetch(`${server.url}/readyz`)).status, 503);
    assert.equal((await fetch(`${server.url}/healthz`)).status, 200);
    await admin.query(`alter database ${away} rename to ${name}`);
    await admin.end();
    await until(async () => (await fetch(`${server.url}/readyz`)).status === 200);
    assert.equal(await refusal(ada.call(updateMe, { body: { bio: 'back' } })), 'done');
    // The relay's connections were cut as well: the event still finds its position.
    const db = new Database({ connection });
    await until(async () => (await db.rows(sql`select from outbox where published_at is null`)).length === 0);
    await db.close();
  });
});
