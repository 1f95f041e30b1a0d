import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { WebSocket } from 'ws';
import type { BenchContext } from '../bench.ts';
import { medianBy, round } from '../measure.ts';
import { againstFloor, type Measure } from '../report.ts';
import { Ears } from './ears.ts';
import { HttpClient } from './http-client.ts';
import { type ChatWorld, inChatWorld } from './world.ts';

const [sockets, messages, rounds] = [2_000, 25, 5];
const content = 'One line to everybody who has the channel open, about as long as people write.';

/** Messages to 2,000 sockets that have the channel open, beside the same frames by a bare broadcast; and what a socket weighs. */
export function benchFanout({ note }: BenchContext): Promise<Measure[]> {
  return inChatWorld({ people: sockets + 1, channels: 1 }, async (world) => {
    const before = world.server.residentMb();
    note(`opening ${sockets} sockets`);
    const ears = await openAll(world);
    const residentMb = world.server.residentMb();
    const kbPerSocket = round(((residentMb - before) * 1024) / sockets);
    const crowd = new Crowd(ears);
    note(`${messages} messages to each of them, ${rounds} rounds`);
    const { perSecond, frame } = await ours(world, crowd);
    for (const one of ears) one.close();
    note('the same frames by a bare broadcast');
    const floor = { perSecond: await bare(frame) };
    const data = `${messages} messages of ${frame.length} bytes, ${kbPerSocket} KB per idle socket`;
    const measure = { name: 'fanout-2000', data, n: sockets * messages, concurrency: sockets, residentMb };
    return [{ ...measure, perSecond, ...againstFloor({ perSecond }, floor) }];
  });
}

async function openAll(world: ChatWorld): Promise<Ears[]> {
  const readers = world.people.slice(1);
  const rooms = world.channels.map((id) => `channel:${id}`);
  const ears: Ears[] = [];
  for (let at = 0; at < readers.length; at += 100) {
    const some = readers.slice(at, at + 100).map((reader) => Ears.open(world, reader, rooms));
    ears.push(...(await Promise.all(some)));
  }
  return ears;
}

/** Counts what all of them hear. */
class Crowd {
  #left = 0;
  #done: (() => void) | undefined;
  frame = '';

  constructor(ears: readonly Ears[]) {
    for (const one of ears) one.onEvent = (text) => this.hear(text);
  }

  hear(text: string): void {
    this.frame = text;
    this.#left -= 1;
    if (this.#left === 0) this.#done?.();
  }

  expect(count: number): Promise<void> {
    this.#left = count;
    return new Promise((resolve) => {
      this.#done = resolve;
    });
  }
}

async function ours(world: ChatWorld, crowd: Crowd): Promise<{ perSecond: number; frame: string }> {
  const [writer] = world.people;
  const [channelId] = world.channels;
  if (writer === undefined || channelId === undefined) throw new Error('nobody is here');
  const http = new HttpClient(world.server.url, messages);
  const rates = await repeat(crowd, () =>
    Promise.all(Array.from({ length: messages }, () => http.say(writer, channelId, content))),
  );
  http.close();
  return { perSecond: medianBy(rates, (one) => one), frame: crowd.frame };
}

async function bare(frame: string): Promise<number> {
  const child = fork(join(import.meta.dirname, 'bare-broadcast.ts'));
  const [port] = (await once(child, 'message')) as [number];
  const crowd = new Crowd([]);
  const clients = Array.from({ length: sockets }, () => new WebSocket(`ws://127.0.0.1:${port}`));
  await Promise.all(clients.map((client) => once(client, 'open')));
  for (const client of clients)
    client.on('message', (data) => {
      const text = String(data);
      if (text.startsWith('{"kind":"event"')) crowd.hear(text);
    });
  const rates = await repeat(crowd, async () => child.send({ text: frame, times: messages }));
  for (const client of clients) client.terminate();
  child.disconnect();
  return medianBy(rates, (one) => one);
}

async function repeat(crowd: Crowd, send: () => Promise<unknown>): Promise<number[]> {
  const rates: number[] = [];
  for (let count = 0; count <= rounds; count += 1) {
    const heard = crowd.expect(sockets * messages);
    const began = performance.now();
    await Promise.all([send(), heard]);
    const rate = (sockets * messages * 1_000) / (performance.now() - began);
    if (count > 0) rates.push(round(rate));
  }
  return rates;
}
