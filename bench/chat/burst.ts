import type { BenchContext } from '../bench.ts';
import { medianBy, round } from '../measure.ts';
import type { Measure } from '../report.ts';
import { Ears } from './ears.ts';
import { HttpClient } from './http-client.ts';
import { type ChatWorld, inChatWorld } from './world.ts';

const [n, rounds] = [1_000, 5];

/** Many at once into one channel: how long after the last answer the last of them is in a reader's hands, and in order. */
export function benchBurst({ note }: BenchContext): Promise<Measure[]> {
  return inChatWorld({ people: 17, channels: 1 }, async (world) => {
    const late: number[] = [];
    for (let count = 0; count <= rounds; count += 1) {
      note(count === 0 ? 'warming up' : `${n} messages at once, round ${count} of ${rounds}`);
      const lateness = await oneRound(world);
      if (count > 0) late.push(lateness);
    }
    const p50Ms = round(medianBy(late, (one) => one));
    const data = 'last answer to last delivery, one reader, in order';
    return [{ name: 'burst', data, n, concurrency: 64, p50Ms, p99Ms: round(Math.max(...late)) }];
  });
}

async function oneRound(world: ChatWorld): Promise<number> {
  const [reader, ...writers] = world.people;
  const [channelId] = world.channels;
  if (reader === undefined || channelId === undefined) throw new Error('nobody is here');
  const ears = await Ears.open(world, reader, [`channel:${channelId}`]);
  const http = new HttpClient(world.server.url, 64);
  const seqs: number[] = [];
  let delivered = 0;
  const all = new Promise<void>((resolve) => {
    ears.onEvent = (text) => {
      const frame = JSON.parse(text) as { type: string; payload: { message: { seq: number } } };
      if (frame.type !== 'message.created') return;
      seqs.push(frame.payload.message.seq);
      delivered = performance.now();
      if (seqs.length === n) resolve();
    };
  });
  let answered = 0;
  await Promise.all(
    Array.from({ length: n }, async (_, index) => {
      const writer = writers[index % writers.length];
      if (writer !== undefined) await http.say(writer, channelId, `message ${index}`);
      answered = performance.now();
    }),
  );
  await all;
  ears.close();
  http.close();
  if (seqs.some((seq, index) => index > 0 && seq !== (seqs[index - 1] ?? 0) + 1))
    throw new Error('messages came out of order, or one is missing');
  return Math.max(0, delivered - answered);
}
