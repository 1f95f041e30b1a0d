import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Redis } from 'ioredis';
import { startRedis, testRedis } from './redis.ts';

async function ping(url: string): Promise<string> {
  const client = new Redis(url);
  try {
    return await client.ping();
  } finally {
    client.disconnect();
  }
}

test('the Redis of the run answers', async () => {
  assert.equal(await ping(testRedis()), 'PONG');
});

test('a Redis of one’s own can be killed and comes back on its port', async (t) => {
  const first = await startRedis();
  await first.stop();
  const second = await startRedis(Number(new URL(first.url).port));
  t.after(second.stop);
  assert.equal(second.url, first.url);
  assert.equal(await ping(second.url), 'PONG');
});

test('without the runner it says how to run', () => {
  assert.throws(() => testRedis({}), /node tools\/test.ts redis/);
});
