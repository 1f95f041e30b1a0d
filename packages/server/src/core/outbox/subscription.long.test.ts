import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Room } from '@weft/contract/event.ts';
import fc from 'fast-check';
import { testDatabase } from '../../../test/kit/database.ts';
import { holds } from '../../../test/kit/random.ts';
import { sql } from '../db/statement.ts';
import { appendEvent } from './append.ts';
import { localBus } from './bus.ts';
import type { StreamEvent } from './stream-event.ts';
import { follow } from './testing/follower.ts';
import { noted, testNode } from './testing/node.ts';

const allRooms: readonly Room[] = ['channel:1', 'channel:2', 'thread:3', 'user:4'];

const writer = fc.array(
  fc.record({ room: fc.constantFrom(...allRooms), statements: fc.integer({ min: 0, max: 3 }) }),
  { minLength: 1, maxLength: 15, size: 'max' },
);
const scenario = fc.record({
  writers: fc.array(writer, { minLength: 1, maxLength: 6, size: 'max' }),
  rooms: fc.uniqueArray(fc.constantFrom(...allRooms), { minLength: 1 }),
  /** After how many events the client is cut, each time. */
  cuts: fc.array(fc.integer({ min: 1, max: 12 }), { maxLength: 6 }),
  holdAtMost: fc.constantFrom(1, 5, 1_000),
  pageSize: fc.constantFrom(1, 4, 200),
  /** Which publications the bus loses. */
  losses: fc.infiniteStream(fc.boolean()),
});

test('random commits, cuts and losses: the client has exactly the events of its rooms, in order', async (t) => {
  const { connection } = await testDatabase(t);
  const bus = localBus();
  const torn = localBus();
  let losses: Iterator<boolean> = [][Symbol.iterator]();
  bus.subscribe((publication) => {
    if (losses.next().value !== true) void torn.publish(publication);
  });
  const one = testNode(t, connection, { bus, relay: { batch: 7 } });
  const other = testNode(t, connection, { bus, relay: { batch: 7 } });
  const { db, stream } = testNode(t, connection, { bus: torn, pollMs: 20 });
  await stream.start();
  one.relay.start();
  other.relay.start();

  const property = fc.asyncProperty(scenario, async (input) => {
    losses = input.losses[Symbol.iterator]();
    const start = stream.cursor();
    const total = input.writers.flat().length;
    const heard: StreamEvent[] = [];
    const everything = Promise.withResolvers<void>();
    const unlisten = stream.on(noted.type, (event) => {
      heard.push(event);
      if (heard.length === total) everything.resolve();
    });
    const writing = input.writers.map(async (notes, index) => {
      for (const { room, statements } of notes) {
        await (index % 2 === 0 ? one.db : other.db).transaction(async (tx) => {
          await appendEvent(tx, noted, room, { n: index });
          // The longer a transaction goes on after its event, the more overtake it.
          for (let count = 0; count < statements; count += 1) await tx.rows(sql`select 1`);
        });
      }
    });

    const seen: number[] = [];
    let cursor = start;
    for (const after of [...input.cuts, Number.POSITIVE_INFINITY]) {
      const cut = Promise.withResolvers<void>();
      const client = follow(stream, {
        rooms: input.rooms,
        cursor,
        holdAtMost: input.holdAtMost,
        pageSize: input.pageSize,
        onEvent: (event) => {
          if (client.events.items.length >= after) return;
          seen.push(event.position);
          cursor = `${stream.head.epoch}.${event.position}`;
          if (client.events.items.length + 1 >= after) cut.resolve();
        },
      });
      await Promise.race([cut.promise, Promise.all([everything.promise, ...writing])]);
      if (after === Number.POSITIVE_INFINITY) {
        const last = heard.findLast(({ room }) => input.rooms.includes(room));
        await client.events.until(() => last === undefined || (seen.at(-1) ?? 0) >= last.position);
      }
      client.subscription.close();
    }
    unlisten();
    const expected = heard.filter(({ room }) => input.rooms.includes(room)).map(({ position }) => position);
    assert.deepEqual(seen, expected);
    const stored = await db.rows<{ gaps: number }>(
      sql`select (max(position) - min(position) + 1 - count(*))::int as gaps from outbox where position is not null`,
    );
    assert.equal(stored[0]?.gaps, 0);
  });
  await holds(t, property, { runs: 150 });
});
