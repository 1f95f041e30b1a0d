import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testDatabase } from '../../../test/kit/database.ts';
import { sql } from '../db/statement.ts';
import { appendEvents, newEvent } from './append.ts';
import { localBus, type Publication } from './bus.ts';
import { changeEpoch } from './head.ts';
import type { StreamEvent } from './stream-event.ts';
import { Collector } from './testing/collector.ts';
import { follow } from './testing/follower.ts';
import { note, noted, testNode, whispered } from './testing/node.ts';

test('a gap in what the bus brings is filled from the database', async (t) => {
  const { connection } = await testDatabase(t);
  const whole = localBus();
  const torn = localBus();
  whole.subscribe(({ epoch, events }: Publication) => {
    const arriving = events.filter(({ position }) => position !== 2);
    if (arriving.length > 0) void torn.publish({ epoch, events: arriving });
  });
  const writer = testNode(t, connection, { bus: whole, relay: { batch: 1 } });
  const { stream } = testNode(t, connection, { bus: torn, pollMs: 60_000 });
  const events = new Collector<StreamEvent>();
  await stream.start();
  stream.on('test.noted', events.add);
  writer.relay.start();
  for (const n of [1, 2, 3]) await note(writer.db, 'channel:1', n);
  const seen = await events.count(3);
  assert.deepEqual(
    seen.map(({ position }) => position),
    [1, 2, 3],
  );
});

test('without any bus, polling alone brings every event once', async (t) => {
  const { connection } = await testDatabase(t);
  const writer = testNode(t, connection);
  const { stream } = testNode(t, connection, { pollMs: 20 });
  await stream.start();
  const events = new Collector<StreamEvent>();
  stream.on('test.noted', events.add);
  writer.relay.start();
  for (const n of [1, 2, 3]) await note(writer.db, 'channel:1', n);
  assert.deepEqual(
    (await events.count(3)).map(({ payload }) => payload.n),
    [1, 2, 3],
  );
});

test('what is repeated by the bus is delivered once', async (t) => {
  const { connection } = await testDatabase(t);
  const bus = localBus();
  const twice = localBus();
  bus.subscribe((publication: Publication) => {
    void twice.publish(publication);
    void twice.publish(publication);
  });
  const writer = testNode(t, connection, { bus });
  const { stream } = testNode(t, connection, { bus: twice });
  await stream.start();
  const follower = follow(stream, { rooms: ['channel:1'] });
  writer.relay.start();
  for (const n of [1, 2, 3]) await note(writer.db, 'channel:1', n);
  assert.deepEqual(await follower.numbers(3), [1, 2, 3]);
});

test('events for the server alone reach listeners and no subscription, live or replayed', async (t) => {
  const { connection } = await testDatabase(t);
  const { db, relay, stream } = testNode(t, connection);
  await stream.start();
  const before = stream.cursor();
  const heard = new Collector<StreamEvent>();
  stream.on('test.whispered', heard.add);
  const live = follow(stream, { rooms: ['channel:1'] });
  relay.start();
  await db.transaction((tx) =>
    appendEvents(tx, [newEvent(whispered, 'channel:1', { n: 1 }), newEvent(noted, 'channel:1', { n: 2 })]),
  );
  await heard.count(1);
  assert.deepEqual(await live.numbers(1), [2]);
  const replayed = follow(stream, { rooms: ['channel:1'], cursor: before });
  assert.deepEqual(await replayed.numbers(1), [2]);
});

test('whoever listens to a type is told before any subscription hears of its publication', async (t) => {
  const { connection } = await testDatabase(t);
  const { db, relay, stream } = testNode(t, connection);
  await stream.start();
  const order: string[] = [];
  const follower = follow(stream, { rooms: ['channel:1'], onEvent: () => order.push('delivered') });
  stream.on('test.whispered', () => order.push('warned'));
  await db.transaction((tx) =>
    appendEvents(tx, [newEvent(noted, 'channel:1', { n: 1 }), newEvent(whispered, 'channel:1', { n: 2 })]),
  );
  relay.start();
  await follower.numbers(1);
  assert.deepEqual(order, ['warned', 'delivered']);
});

test('another epoch tells everybody to reload, and the stream goes on', async (t) => {
  const { connection } = await testDatabase(t);
  const { db, relay, stream } = testNode(t, connection, { pollMs: 20 });
  await stream.start();
  const old = stream.cursor();
  const follower = follow(stream, { rooms: ['channel:1'] });
  relay.start();
  await note(db, 'channel:1', 1);
  await follower.numbers(1);
  await db.transaction(changeEpoch);
  await follower.reloads.count(1);
  assert.deepEqual(follower.reloads.items, ['other_epoch']);
  await note(db, 'channel:1', 2);
  assert.deepEqual(await follower.numbers(2), [1, 2]);

  const late = follow(stream, { rooms: ['channel:1'], cursor: old });
  assert.deepEqual(await late.reloads.count(1), ['other_epoch']);
});

test('a database that lost its last commits counts as another stream', async (t) => {
  const { connection } = await testDatabase(t);
  const { db, relay, stream } = testNode(t, connection, { pollMs: 20 });
  await stream.start();
  const follower = follow(stream, { rooms: ['channel:1'] });
  relay.start();
  for (const n of [1, 2]) await note(db, 'channel:1', n);
  await follower.numbers(2);
  await relay.stop();
  await db.rows(sql`delete from outbox where position = 2`);
  await db.rows(sql`update stream set last_position = 1`);
  assert.deepEqual(await follower.reloads.count(1), ['other_epoch']);
});
