import assert from 'node:assert/strict';
import { chmodSync, existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { readRunningConnection } from './connection.ts';
import { EmbeddedDatabaseError } from './embedded-database-error.ts';
import { layoutOf } from './layout.ts';
import { dataFolder, password, query, start } from './testing/data-folder.ts';

test('the first start makes a database, the second finds what was written', async (t) => {
  const dataDir = dataFolder(t);
  const first = await start(dataDir, { durable: true });
  assert.match(first.version, /^18\./);
  await query(first.connection, `create table kept as select 'yes' as answer`);
  assert.deepEqual(readRunningConnection(dataDir), {
    host: join(dataDir, 'run'),
    port: 5432,
    user: 'weft',
    database: 'weft',
  });
  await first.stop();
  assert.equal(readRunningConnection(dataDir), undefined);

  const second = await start(dataDir);
  t.after(() => second.stop());
  assert.equal(second.adopted, false);
  assert.deepEqual(await query(second.connection, 'select answer from kept'), [{ answer: 'yes' }]);
});

test('text sorts by code point, and letters beyond ASCII are letters', async (t) => {
  const { connection, stop } = await start(dataFolder(t));
  t.after(stop);
  const [row] = await query(
    connection,
    `select 'B' < 'a' as by_code_point, lower('ÄÖ') as lower, to_tsvector('simple', 'Größe, Übung')::text as words,
       current_setting('data_checksums') as checksums`,
  );
  const words = `'größe':1 'übung':2`;
  assert.deepEqual(row, { by_code_point: true, lower: 'äö', words, checksums: 'on' });
});

test('the extensions that Weft uses are there', async (t) => {
  const { connection, stop } = await start(dataFolder(t));
  t.after(stop);
  for (const name of ['citext', 'pg_trgm', 'unaccent', 'btree_gin', 'pg_stat_statements'])
    await query(connection, `create extension ${name}`);
  assert.ok((await query(connection, 'select 1 from pg_stat_statements limit 1')).length > 0);
});

test('nobody gets in without the password, and another password is refused in words', async (t) => {
  const dataDir = dataFolder(t);
  const server = await start(dataDir);
  await assert.rejects(
    query({ ...server.connection, password: 'guessed' }, 'select 1'),
    /authentication failed/,
  );
  await server.stop();
  await assert.rejects(
    start(dataDir, { password: `not ${password}` }),
    (error) => error instanceof EmbeddedDatabaseError && /secrets file/.test(error.message),
  );
  assert.deepEqual(readdirSync(join(dataDir, 'run')), []);
});

test('an initdb that was killed leaves nothing in the way', async (t) => {
  const dataDir = dataFolder(t);
  await assert.rejects(
    start(dataDir, { binaries: { bin: '/nowhere', version: '18.0' } }),
    EmbeddedDatabaseError,
  );
  const { cluster, postgres } = layoutOf(dataDir);
  assert.equal(existsSync(cluster), false);
  assert.deepEqual(readdirSync(postgres), ['binaries']);
  await (await start(dataDir)).stop();
});

test('a server that cannot start says why, with its last words', async (t) => {
  const dataDir = dataFolder(t);
  await assert.rejects(
    start(dataDir, { settings: { shared_buffers: 'plenty' } }),
    (error) =>
      error instanceof EmbeddedDatabaseError && /does not start: .*shared_buffers/.test(error.message),
  );
});

test('a data directory too deep for a socket gets a short folder, the same every time', async (t) => {
  const folder = dataFolder(t);
  chmodSync(folder, 0o711);
  const dataDir = join(folder, 'a'.repeat(60), 'b'.repeat(60));
  const server = await start(dataDir);
  t.after(server.stop);
  assert.equal(server.connection.host, layoutOf(dataDir).socketFolder);
  assert.match(server.connection.host, /\/weft-[0-9a-f]{16}$/);
  assert.deepEqual(await query(server.connection, 'select 1 as one'), [{ one: 1 }]);
});
