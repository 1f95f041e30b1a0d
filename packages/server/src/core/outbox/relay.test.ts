import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testDatabase } from '../../../test/kit/database.ts';
import { sql } from '../db/statement.ts';
import { appendEvent } from './append.ts';
import { localBus, type Publication } from './bus.ts';
import { stampBatch, tryToLead } from './stamp.ts';
import type { StreamEvent } from './stream-event.ts';
import { Collector } from './testing/collector.ts';
import { note, noted, openDatabase, testNode } from './testing/node.ts';

const stored = sql`select position, payload->>'n' as n, published_at is not null as published
  from outbox order by position`;

function listening(bus = localBus()) {
  const events = new Collector<StreamEvent>();
  bus.subscribe((publication: Publication) => publication.events.forEach(events.add));
  return { bus, events };
}

test('what was committed is published, in contiguous positions, and marked', async (t) => {
  const { connection } = await testDatabase(t);
  const { bus, events } = listening();
  const { db, relay } = testNode(t, connection, { bus });
  relay.start();
  await note(db, 'channel:1', 1);
  await note(db, 'channel:2', 2);
  const seen = await events.count(2);
  assert.deepEqual(
    seen.map(({ position, room, payload }) => [position, room, payload.n]),
    [
      [1, 'channel:1', 1],
      [2, 'channel:2', 2],
    ],
  );
  await relay.stop();
  assert.deepEqual(await db.rows(stored), [
    { position: '1', n: '1', published: true },
    { position: '2', n: '2', published: true },
  ]);
});

test('of two transactions that commit out of order, the later one gets the later position', async (t) => {
  const { connection } = await testDatabase(t);
  const { bus, events } = listening();
  const { db, relay } = testNode(t, connection, { bus });
  relay.start();
  const inserted = Promise.withResolvers<void>();
  const mayCommit = Promise.withResolvers<void>();
  const slow = db.transaction(async (tx) => {
    await appendEvent(tx, noted, 'channel:1', { n: 1 });
    inserted.resolve();
    await mayCommit.promise;
  });
  await inserted.promise;
  await note(db, 'channel:1', 2);
  await events.count(1);
  mayCommit.resolve();
  await slow;
  const seen = await events.count(2);
  assert.deepEqual(
    seen.map(({ position, payload }) => [position, payload.n]),
    [
      [1, 2],
      [2, 1],
    ],
    'the row inserted first was not skipped',
  );
});

test('a leader that hangs is thrown out, another takes over, and the first cannot stamp later', async (t) => {
  const { connection } = await testDatabase(t);
  const hanging = openDatabase(t, connection);
  await note(hanging, 'channel:1', 1);
  const leads = Promise.withResolvers<void>();
  const wakesUp = Promise.withResolvers<void>();
  const first = hanging.transaction(
    async (tx) => {
      assert.equal(await tryToLead(tx, 300), true);
      await stampBatch(tx, 10);
      leads.resolve();
      await wakesUp.promise;
    },
    { attempts: 1 },
  );
  const outcome = assert.rejects(first);
  await leads.promise;

  const { bus, events } = listening();
  const { db, relay } = testNode(t, connection, { bus });
  relay.start();
  const [event] = await events.count(1);
  assert.equal(event?.position, 1, 'the position of the unfinished transaction was not used up');
  wakesUp.resolve();
  await outcome;
  await relay.stop();
  assert.deepEqual(await db.rows(stored), [{ position: '1', n: '1', published: true }]);
});

test('while somebody leads, nobody else does', async (t) => {
  const { connection } = await testDatabase(t);
  const db = openDatabase(t, connection);
  await db.transaction(async (tx) => {
    assert.equal(await tryToLead(tx, 3_000), true);
    await db.transaction(async (other) => assert.equal(await tryToLead(other, 3_000), false));
  });
});

test('events whose relay died between stamping and publishing are published by the next one', async (t) => {
  const { connection } = await testDatabase(t);
  const { bus, events } = listening();
  const { db, relay } = testNode(t, connection, { bus });
  await note(db, 'channel:1', 1);
  await db.transaction(async (tx) => {
    await tryToLead(tx, 3_000);
    await stampBatch(tx, 10);
    await tx.rows(sql`update outbox set created_at = now() - interval '1 minute'`);
  });
  relay.start();
  assert.deepEqual(
    (await events.count(1)).map(({ position, payload }) => [position, payload.n]),
    [[1, 1]],
  );
  await relay.stop();
  assert.deepEqual(await db.rows(stored), [{ position: '1', n: '1', published: true }]);
});

test('relays on several nodes share the work without a gap or a double position', async (t) => {
  const { connection } = await testDatabase(t);
  const { bus, events } = listening();
  const nodes = Array.from({ length: 3 }, () => testNode(t, connection, { bus, relay: { batch: 7 } }));
  for (const { relay } of nodes) relay.start();
  const rooms = ['channel:1', 'channel:2', 'thread:3'] as const;
  await Promise.all(
    nodes.flatMap(({ db }, node) =>
      rooms.map(async (room) => {
        for (let n = 0; n < 10; n += 1) await note(db, room, node * 100 + n);
      }),
    ),
  );
  const seen = await events.until((items) => new Set(items.map(({ position }) => position)).size === 90);
  const positions = [...new Set(seen.map(({ position }) => position))].sort((a, b) => a - b);
  assert.deepEqual(
    positions,
    Array.from({ length: 90 }, (_, index) => index + 1),
  );
});

test('a bus that fails does not hold the stream up', async (t) => {
  const { connection } = await testDatabase(t);
  const bus = { ...localBus(), publish: () => Promise.reject(new Error('no bus today')) };
  const { db, relay, stream } = testNode(t, connection, { bus, pollMs: 20 });
  await stream.start();
  const events = new Collector<StreamEvent>();
  stream.on('test.noted', events.add);
  relay.start();
  await note(db, 'channel:1', 1);
  await events.count(1);
  await relay.stop();
  assert.deepEqual(await db.rows(stored), [{ position: '1', n: '1', published: true }]);
});
