import { setTimeout as wait } from 'node:timers/promises';
import type { BenchContext } from '../bench.ts';
import { medianBy, quantile } from '../measure.ts';
import type { Measure } from '../report.ts';
import { contentOf, Ears } from './ears.ts';
import { HttpClient } from './http-client.ts';
import { type ChatWorld, inChatWorld } from './world.ts';

const [n, perSecond, rounds] = [150, 10, 3];

/** From the beginning of a POST to the event in another client's hands, ten times a second. */
export function benchEvent({ note }: BenchContext): Promise<Measure[]> {
  return inChatWorld({ people: 2, channels: 1 }, async (world) => {
    const taken: Float64Array[] = [];
    await oneRound(world, 30);
    for (let round = 1; round <= rounds; round += 1) {
      note(`${n} messages at ${perSecond} a second, round ${round} of ${rounds}`);
      taken.push(await oneRound(world, n));
    }
    const times = medianBy(taken, (one) => quantile(one, 0.5));
    const data = `${perSecond} a second, one reader with the channel open`;
    return [
      { name: 'event', data, n, concurrency: 1, p50Ms: quantile(times, 0.5), p99Ms: quantile(times, 0.99) },
    ];
  });
}

async function oneRound(world: ChatWorld, count: number): Promise<Float64Array> {
  const [writer, reader] = world.people;
  const [channelId] = world.channels;
  if (writer === undefined || reader === undefined || channelId === undefined)
    throw new Error('nobody is here');
  const ears = await Ears.open(world, reader, [`channel:${channelId}`]);
  const http = new HttpClient(world.server.url, 1);
  const times = new Float64Array(count);
  for (let index = 0; index < count; index += 1) {
    const heard = new Promise<void>((resolve) => {
      ears.onEvent = (text) => contentOf(text) === `message ${index}` && resolve();
    });
    const began = performance.now();
    await Promise.all([http.say(writer, channelId, `message ${index}`), heard]);
    times[index] = performance.now() - began;
    await wait(1_000 / perSecond - (times[index] ?? 0));
  }
  ears.close();
  http.close();
  return times.sort();
}
