import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { test } from 'node:test';
import { freePort } from './ports.ts';
import { until } from './wait-for.ts';

test('until gives what the condition gave, once it gave something', async () => {
  let asked = 0;
  assert.equal(await until(() => (++asked < 3 ? undefined : 'there')), 'there');
  assert.equal(asked, 3);
});

test('what does not come is named', async () => {
  await assert.rejects(
    until(() => false, { what: 'the moon', timeoutMs: 20 }),
    /the moon did not come true within 0.02 s/,
  );
});

test('a free port can be listened on', async (t) => {
  const server = createServer().listen(await freePort(), '127.0.0.1');
  t.after(() => server.close());
  await once(server, 'listening');
});
