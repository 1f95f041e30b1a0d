import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { testDatabase } from '../../../test/kit/database.ts';
import { startRedis, testRedis } from '../../../test/kit/redis.ts';
import { until } from '../../../test/kit/wait-for.ts';
import type { Bus, Publication } from './bus.ts';
import { redisBus } from './redis-bus.ts';
import { Collector } from './testing/collector.ts';
import { follow } from './testing/follower.ts';
import { note, silent, testNode } from './testing/node.ts';

const publication: Publication = {
  epoch: 'aaaaaa',
  events: [{ position: 7, type: 'test.noted', room: 'channel:1', payload: { n: 1 } }],
};

/** Subscribing takes Redis a moment that nobody is told of: say something until it is heard. */
async function connected(bus: Bus): Promise<void> {
  let heard = false;
  const stop = bus.subscribe(() => {
    heard = true;
  });
  await until(async () => {
    await bus.publish({ epoch: 'hello', events: [] }).catch(() => {});
    return heard;
  });
  stop();
}

test('what one node publishes, every node hears', async (t) => {
  const options = { url: testRedis(), channel: randomUUID(), log: silent };
  const [one, other] = [redisBus(options), redisBus(options)];
  t.after(() => Promise.all([one.close(), other.close()]));
  await Promise.all([connected(one), connected(other)]);
  const heard = new Collector<Publication>();
  for (const bus of [one, other]) bus.subscribe((given) => given.epoch === 'aaaaaa' && heard.add(given));
  await one.publish(publication);
  assert.deepEqual(await heard.count(2), [publication, publication]);
});

test('without Redis nothing waits and nothing is lost; with it back, events come by it again', async (t) => {
  const redis = await startRedis();
  const bus = redisBus({ url: redis.url, channel: 'weft', log: silent });
  t.after(() => bus.close());
  await connected(bus);
  const { connection } = await testDatabase(t);
  const { db, relay, stream } = testNode(t, connection, { bus, pollMs: 50 });
  await stream.start();
  relay.start();
  const follower = follow(stream, { rooms: ['channel:1'] });
  await note(db, 'channel:1', 1);
  await follower.numbers(1);
  await redis.stop();
  for (const n of [2, 3]) await note(db, 'channel:1', n);
  assert.deepEqual(await follower.numbers(3), [1, 2, 3]);
  const back = await startRedis(Number(new URL(redis.url).port));
  t.after(() => back.stop());
  await connected(bus);
  await note(db, 'channel:1', 4);
  assert.deepEqual(await follower.numbers(4), [1, 2, 3, 4]);
});
