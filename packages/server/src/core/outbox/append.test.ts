import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testDatabase } from '../../../test/kit/database.ts';
import { sql } from '../db/statement.ts';
import { appendEvent, appendEvents, newEvent, outboxSignal } from './append.ts';
import { noted, openDatabase } from './testing/node.ts';

const stored = sql`select type, room, payload, position from outbox order by seq`;

test('an event is committed with what it tells of, and then signalled', async (t) => {
  const db = openDatabase(t, (await testDatabase(t)).connection);
  const signals: number[] = [];
  db.onSignal(outboxSignal, () => signals.push(1));
  await db.transaction(async (tx) => {
    await appendEvent(tx, noted, 'channel:7', { n: 1 });
    assert.equal(signals.length, 0, 'not before the commit');
  });
  assert.equal(signals.length, 1);
  assert.deepEqual(await db.rows(stored), [
    { type: 'test.noted', room: 'channel:7', payload: { n: 1 }, position: null },
  ]);
});

test('a rolled back transaction leaves no event and no signal', async (t) => {
  const db = openDatabase(t, (await testDatabase(t)).connection);
  let signals = 0;
  db.onSignal(outboxSignal, () => {
    signals += 1;
  });
  const doomed = db.transaction(async (tx) => {
    await appendEvent(tx, noted, 'channel:7', { n: 1 });
    throw new Error('changed my mind');
  });
  await assert.rejects(doomed, /changed my mind/);
  assert.deepEqual(await db.rows(stored), []);
  assert.equal(signals, 0);
});

test('several events keep their order', async (t) => {
  const db = openDatabase(t, (await testDatabase(t)).connection);
  const events = Array.from({ length: 50 }, (_, n) => newEvent(noted, 'thread:1', { n }));
  await db.transaction((tx) => appendEvents(tx, events));
  const rows = await db.rows<{ payload: { n: number } }>(stored);
  assert.deepEqual(
    rows.map(({ payload }) => payload.n),
    events.map((_, n) => n),
  );
});

test('a payload is held to its schema, and what the schema does not name is left out', () => {
  assert.throws(() => newEvent(noted, 'channel:7', { n: 'one' as unknown as number }));
  const withSecret = { n: 1, email: 'ada@example.org' };
  assert.deepEqual(newEvent(noted, 'channel:7', withSecret).payload, { n: 1 });
});
