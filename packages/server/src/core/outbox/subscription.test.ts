import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testDatabase } from '../../../test/kit/database.ts';
import { sql } from '../db/statement.ts';
import { appendEvents, newEvent } from './append.ts';
import { ReplayRules } from './replay.ts';
import { removePublished } from './retention.ts';
import { follow } from './testing/follower.ts';
import { note, noted, testNode } from './testing/node.ts';

test('who was away gets what was missed in their rooms, in order, and then goes live', async (t) => {
  const { connection } = await testDatabase(t);
  const { db, relay, stream } = testNode(t, connection);
  await stream.start();
  const cursor = stream.cursor();
  const present = follow(stream, { rooms: ['channel:1', 'channel:2', 'channel:3'] });
  relay.start();
  await note(db, 'channel:1', 1);
  await note(db, 'channel:2', 2);
  await note(db, 'channel:3', 3);
  await present.numbers(3);
  const back = follow(stream, { rooms: ['channel:1', 'channel:3'], cursor });
  assert.deepEqual(await back.lives.count(1), [3]);
  assert.deepEqual(await back.numbers(2), [1, 3]);
  await note(db, 'channel:3', 4);
  assert.deepEqual(await back.numbers(3), [1, 3, 4]);
  assert.deepEqual(back.reloads.items, []);
});

test('a long absence is read in pages, across many rooms', async (t) => {
  const { connection } = await testDatabase(t);
  const { db, relay, stream } = testNode(t, connection);
  await stream.start();
  const cursor = stream.cursor();
  const rooms = Array.from({ length: 20 }, (_, index) => `channel:${index + 1}` as const);
  const notes = Array.from({ length: 3_000 }, (_, n) => newEvent(noted, `channel:${(n % 40) + 1}`, { n }));
  await db.transaction((tx) => appendEvents(tx, notes));
  const present = follow(stream, { rooms });
  relay.start();
  const expected = await present.numbers(1_500);
  const back = follow(stream, { rooms, cursor });
  assert.deepEqual(await back.numbers(1_500), expected);
});

test('events that come while backfilling follow it, also when there are more than can be held', async (t) => {
  const { connection } = await testDatabase(t);
  const { db, relay, stream } = testNode(t, connection);
  await stream.start();
  const cursor = stream.cursor();
  const present = follow(stream, { rooms: ['channel:1'] });
  relay.start();
  await note(db, 'channel:1', 1);
  await present.numbers(1);
  for (const holdAtMost of [100, 2]) {
    const reading = Promise.withResolvers<void>();
    const back = follow(stream, { rooms: ['channel:1'], cursor, holdAtMost, ready: () => reading.promise });
    const before = present.events.items.length;
    for (const n of [1, 2, 3, 4]) await note(db, 'channel:1', before + n);
    const all = await present.numbers(before + 4);
    reading.resolve();
    assert.deepEqual(await back.numbers(before + 4), all);
    back.subscription.close();
  }
});

test('a room joined later starts from then; one that was left brings nothing more', async (t) => {
  const { connection } = await testDatabase(t);
  const { db, relay, stream } = testNode(t, connection);
  await stream.start();
  const all = follow(stream, { rooms: ['channel:1', 'channel:2'] });
  const some = follow(stream, { rooms: ['channel:1'] });
  relay.start();
  await note(db, 'channel:2', 1);
  await all.numbers(1);
  some.subscription.add('channel:2');
  await note(db, 'channel:2', 2);
  assert.deepEqual(await some.numbers(1), [2]);
  some.subscription.remove('channel:2');
  await note(db, 'channel:2', 3);
  await note(db, 'channel:1', 4);
  assert.deepEqual(await some.numbers(2), [2, 4]);
});

test('a hold delivers nothing until it ends; a room taken away meanwhile brings nothing of that time', async (t) => {
  const { connection } = await testDatabase(t);
  const { db, relay, stream } = testNode(t, connection);
  await stream.start();
  const all = follow(stream, { rooms: ['channel:1', 'channel:2', 'channel:3'] });
  const held = follow(stream, { rooms: ['channel:1', 'channel:2'] });
  relay.start();
  held.subscription.hold();
  const since = stream.head.position;
  await note(db, 'channel:1', 1);
  await note(db, 'channel:2', 2);
  await note(db, 'channel:3', 3);
  await all.numbers(3);
  assert.equal(held.events.items.length, 0);
  held.subscription.remove('channel:2');
  held.subscription.add('channel:3', since);
  held.subscription.release();
  assert.deepEqual(await held.numbers(2), [1, 3], 'the room that was gained brings what happened since');
});

test('a cursor older than what is kept, from the future or of nonsense is told to reload, then live', async (t) => {
  const { connection } = await testDatabase(t);
  const { db, relay, stream } = testNode(t, connection, { pollMs: 20 });
  await stream.start();
  const old = stream.cursor();
  const present = follow(stream, { rooms: ['channel:1'] });
  relay.start();
  await note(db, 'channel:1', 1);
  await present.numbers(1);
  await relay.stop();
  await db.rows(sql`update outbox set published_at = now() - interval '8 days'`);
  assert.equal(await removePublished(db, { keepDays: 7, batch: 10 }), 1);

  const { epoch } = stream.head;
  const faults = { too_old: old, invalid: `${epoch}.999` };
  for (const [fault, cursor] of Object.entries(faults)) {
    const back = follow(stream, { rooms: ['channel:1'], cursor });
    assert.deepEqual(await back.reloads.count(1), [fault]);
    await back.lives.count(1);
    assert.deepEqual(back.events.items, []);
  }
  const good = follow(stream, { rooms: ['channel:1'], cursor: `${epoch}.1` });
  await good.lives.count(1);
  assert.deepEqual(good.reloads.items, []);
});

test('a replay shows what may be seen now: unchanged, newer, or a tombstone', async (t) => {
  const { connection } = await testDatabase(t);
  let calls = 0;
  const replay = new ReplayRules().on(noted, async ({ events, reader }) => {
    calls += 1;
    assert.equal(reader.kind, 'user');
    return events.map(({ payload: { n } }) => (n === 2 ? 'gone' : n === 3 ? { payload: { n: 33 } } : 'same'));
  });
  const { db, relay, stream } = testNode(t, connection, { replay });
  await stream.start();
  const cursor = stream.cursor();
  const live = follow(stream, { rooms: ['channel:1'] });
  relay.start();
  for (const n of [1, 2, 3]) await note(db, 'channel:1', n);
  assert.deepEqual(await live.numbers(3), [1, 2, 3]);
  const back = follow(stream, { rooms: ['channel:1'], cursor });
  assert.deepEqual(await back.numbers(3), [1, null, 33]);
  assert.equal(calls, 1, 'one call for the page');
});

test('a database that fails while reading the past ends the subscription, and says so', async (t) => {
  const { connection } = await testDatabase(t);
  const broken = new ReplayRules().on(noted, () => Promise.reject(new Error('the disk is on fire')));
  const { db, relay, stream } = testNode(t, connection, { replay: broken });
  await stream.start();
  const cursor = stream.cursor();
  const live = follow(stream, { rooms: ['channel:1'] });
  relay.start();
  await note(db, 'channel:1', 1);
  await live.numbers(1);
  const back = follow(stream, { rooms: ['channel:1'], cursor });
  await back.failures.count(1);
  assert.deepEqual([...back.subscription.rooms], []);
});
