import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Room } from '@weft/contract/event.ts';
import fc from 'fast-check';
import { holds } from '../../../test/kit/random.ts';
import type { StreamEvent } from './stream-event.ts';
import { Subscription } from './subscription.ts';
import { reader } from './testing/node.ts';
import { PaperStream, settled } from './testing/paper-stream.ts';

const always: readonly Room[] = ['channel:1', 'channel:2'];
const visited: readonly Room[] = ['channel:3', 'channel:4'];
const elsewhere: Room = 'channel:5';

const step = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('commit' as const),
      room: fc.constantFrom(...always, ...visited, elsewhere),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('hear' as const),
      node: fc.integer({ min: 0, max: 1 }),
      count: fc.integer({ min: 1, max: 4 }),
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('answer' as const) }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constantFrom('cut' as const, 'hold' as const, 'release' as const) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constantFrom('join' as const, 'leave' as const),
      room: fc.constantFrom(...visited),
    }),
  },
);
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

/** A client as the protocol wants it: keeps the last cursor it was given, and resumes by it. */
class PaperClient {
  readonly nodes: readonly PaperStream[];
  readonly seen: number[] = [];
  readonly rooms = new Set<Room>(always);
  cursor = 'aaaaaa.0';
  live = false;
  holds = 0;
  connections = 0;
  subscription: Subscription;

  constructor(nodes: readonly PaperStream[]) {
    this.nodes = nodes;
    this.subscription = this.connect();
  }

  get stream(): PaperStream {
    return this.nodes[this.connections % this.nodes.length] as PaperStream;
  }

  /** The next time to another node, which may lag behind this one. */
  connect(): Subscription {
    this.connections += 1;
    this.live = false;
    this.holds = 0;
    const subscription = new Subscription(this.stream, {
      cursor: this.cursor,
      rooms: this.rooms,
      reader,
      holdAtMost: 3,
      pageSize: 2,
      deliver: (event) => {
        assert.equal(this.holds, 0, 'nothing is delivered during a hold');
        assert.ok(this.rooms.has(event.room), `${event.room} is not ours`);
        this.cursor = `aaaaaa.${event.position}`;
        this.seen.push(event.position);
      },
      live: (position) => {
        this.cursor = `aaaaaa.${position}`;
        this.live = true;
      },
      reload: (fault) => assert.fail(`told to reload: ${fault}`),
      failed: (error) => assert.fail(String(error)),
    });
    this.subscription = subscription;
    subscription.start();
    return subscription;
  }
}

async function perform(client: PaperClient, next: Step): Promise<void> {
  const { stream, subscription } = client;
  if (next.do === 'commit') stream.commit(next.room);
  else if (next.do === 'hear') client.nodes[next.node]?.hear(next.count);
  else if (next.do === 'answer') await stream.answer();
  else if (next.do === 'cut') {
    subscription.close();
    client.connect();
  } else if (next.do === 'hold') {
    subscription.hold();
    client.holds += 1;
  } else if (next.do === 'release' && client.holds > 0) {
    client.holds -= 1;
    subscription.release();
  } else if (next.do === 'join') {
    client.rooms.add(next.room);
    subscription.add(next.room);
  } else if (next.do === 'leave') {
    client.rooms.delete(next.room);
    subscription.remove(next.room);
  }
  await settled();
}

/** Nothing is held or unheard of any more, and the database has answered everything. */
async function rest(client: PaperClient): Promise<void> {
  const { stream } = client;
  for (; client.holds > 0; client.subscription.release()) client.holds -= 1;
  stream.hear(stream.log.length);
  await settled();
  while (stream.asked > 0) await stream.answer();
  assert.ok(client.live);
}

test('whatever happens in between, exactly what was missed arrives, in order, once', async (t) => {
  const scenario = fc.asyncProperty(
    fc.array(step, { minLength: 10, maxLength: 120, size: 'max' }),
    async (steps) => {
      const log: StreamEvent[] = [];
      const client = new PaperClient([new PaperStream(log), new PaperStream(log)]);
      for (const next of steps) await perform(client, next);
      await rest(client);
      assert.deepEqual(
        client.seen,
        [...new Set(client.seen)].sort((a, b) => a - b),
        'in order, once',
      );
      const ours = client.stream.log.filter(({ room }) => always.includes(room));
      const seen = new Set(client.seen);
      for (const { position } of ours) assert.ok(seen.has(position), `${position} is missing`);
    },
  );
  await holds(t, scenario, { runs: 300 });
});
