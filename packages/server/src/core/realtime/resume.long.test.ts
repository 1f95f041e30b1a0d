import assert from 'node:assert/strict';
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { test } from 'node:test';
import { createRealtime } from '@weft/client/realtime.ts';
import type { RealtimeEvent } from '@weft/client/realtime-types.ts';
import { testDatabase } from '../../../test/kit/database.ts';
import { freePort } from '../../../test/kit/ports.ts';
import type { Connection } from '../db/connection.ts';
import { Collector } from '../outbox/testing/collector.ts';
import { note, openDatabase } from '../outbox/testing/node.ts';

const program = join(import.meta.dirname, 'testing/serve-alone.ts');

async function serveAlone(port: number, connection: Connection): Promise<ChildProcess> {
  const child = fork(program, [String(port), JSON.stringify(connection)]);
  await once(child, 'message');
  return child;
}

async function kill(child: ChildProcess): Promise<void> {
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}

test('a client sees every event once, in order, while its server is killed again and again', async (t) => {
  const { connection } = await testDatabase(t);
  const db = openDatabase(t, connection);
  const port = await freePort();
  let server = await serveAlone(port, connection);
  t.after(() => kill(server));
  const events = new Collector<RealtimeEvent>();
  const live = new Collector<string>();
  const realtime = createRealtime({ url: `ws://127.0.0.1:${port}/api/realtime`, token: 'secret' });
  t.after(() => realtime.stop());
  realtime.onEvent(events.add);
  realtime.onReload(() => assert.fail('nothing is too old here'));
  realtime.onStatus((status) => status === 'live' && live.add(status));
  realtime.start();
  await live.count(1);

  const rounds = 5;
  let written = 0;
  const writeTwenty = async () => {
    for (const end = written + 20; written < end; ) {
      written += 1;
      await note(db, 'channel:1', written);
    }
  };
  for (let round = 1; round <= rounds; round += 1) {
    await writeTwenty();
    await events.count(written - 19);
    // Somewhere between stamping, publishing and delivering.
    await kill(server);
    await writeTwenty();
    server = await serveAlone(port, connection);
    await events.count(written);
    await live.count(round + 1);
  }
  assert.deepEqual(
    events.items.map(({ payload }) => (payload as { n: number }).n),
    Array.from({ length: written }, (_, index) => index + 1),
  );
});
