import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testDatabase } from '../../../test/kit/database.ts';
import { sql } from '../db/statement.ts';
import { readHead } from './head.ts';
import { removePublished } from './retention.ts';
import { openDatabase } from './testing/node.ts';

const left = sql`select position, type from outbox order by seq`;

test('old published rows go in batches; the rest and the edge of what is kept stay', async (t) => {
  const db = openDatabase(t, (await testDatabase(t)).connection);
  await db.rows(sql`
    insert into outbox (type, room, payload, position, published_at)
    select 'test.noted', 'channel:1', '{}', n, now() - make_interval(days => 11 - n)
    from generate_series(1, 10) n`);
  await db.rows(sql`insert into outbox (type, room, payload) values ('test.waits', 'channel:1', '{}')`);
  await db.rows(sql`update stream set last_position = 10`);
  assert.equal(await removePublished(db, { keepDays: 7, batch: 2 }), 4);
  const rows = await db.rows<{ position: string | null }>(left);
  assert.deepEqual(
    rows.map(({ position }) => position),
    ['5', '6', '7', '8', '9', '10', null],
  );
  assert.equal((await readHead(db)).removedThrough, 4);
  assert.equal(await removePublished(db, { keepDays: 7, batch: 2 }), 0, 'again changes nothing');
  assert.equal((await readHead(db)).removedThrough, 4);
});

test('a row that was never published stops the removal: what remains has no hole', async (t) => {
  const db = openDatabase(t, (await testDatabase(t)).connection);
  await db.rows(sql`
    insert into outbox (type, room, payload, position, published_at)
    select 'test.noted', 'channel:1', '{}', n, case when n = 3 then null else now() - interval '9 days' end
    from generate_series(1, 5) n`);
  await db.rows(sql`update stream set last_position = 5`);
  assert.equal(await removePublished(db, { keepDays: 7, batch: 10 }), 2);
  assert.equal((await readHead(db)).removedThrough, 2);
});

test('when everything is removed, the edge is remembered', async (t) => {
  const db = openDatabase(t, (await testDatabase(t)).connection);
  await db.rows(sql`
    insert into outbox (type, room, payload, position, published_at)
    select 'test.noted', 'channel:1', '{}', n, now() - interval '9 days' from generate_series(1, 4) n`);
  await db.rows(sql`update stream set last_position = 4`);
  assert.equal(await removePublished(db, { keepDays: 7, batch: 2 }), 4);
  assert.deepEqual(await db.rows(left), []);
  assert.equal((await readHead(db)).removedThrough, 4);
});
