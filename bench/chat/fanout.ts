import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { WebSocket } from 'ws';
import type { BenchContext } from '../bench.ts';
import { type Rate, round } from '../measure.ts';
import { againstFloor, type Measure } from '../report.ts';
import { freePort } from '../server-process.ts';
import { Crowd } from './crowd.ts';
import { Ears } from './ears.ts';
import { HttpClient } from './http-client.ts';
import { inspected, liveBytes } from './live-memory.ts';
import { type ChatWorld, inChatWorld } from './world.ts';

const [sockets, messages, rounds] = [2_000, 25, 5];
const content = 'One line to everybody who has the channel open, about as long as people write.';

/**
 * One message to 2,000 sockets that have the channel open, beside the same frame by a bare broadcast; and what an idle
 * socket holds of the server's memory.
 */
export async function benchFanout({ note }: BenchContext): Promise<Measure[]> {
  const inspector = await freePort();
  const size = { people: sockets + 1, channels: 1, env: inspected(inspector) };
  return inChatWorld(size, async (world) => {
    const [held, resident] = [await liveBytes(inspector), world.server.residentMb()];
    note(`opening ${sockets} sockets`);
    const ears = await openAll(world);
    const residentMb = world.server.residentMb();
    const perSocket = kilobytes((await liveBytes(inspector)) - held);
    const grown = kilobytes((residentMb - resident) * 1024 * 1024);
    const crowd = new Crowd(sockets);
    for (const one of ears) one.onEvent = (text) => crowd.hear(text);
    note(`${messages} messages to each of them, ${rounds} rounds`);
    const rate = await ours(world, crowd);
    for (const one of ears) one.close();
    note('the same frames by a bare broadcast');
    const floor = await bare(crowd.frame);
    const data = `${crowd.frame.length} bytes; an idle socket holds ${perSocket} KB (resident memory grew by ${grown} KB each)`;
    const measure = { name: 'fanout-2000', data, n: messages, concurrency: sockets, residentMb };
    return [{ ...measure, ...rate, ...againstFloor(rate, floor) }];
  });
}

const kilobytes = (bytes: number) => round(bytes / 1024 / sockets);

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

async function ours(world: ChatWorld, crowd: Crowd): Promise<Rate> {
  const [writer] = world.people;
  const [channelId] = world.channels;
  if (writer === undefined || channelId === undefined) throw new Error('nobody is here');
  const http = new HttpClient(world.server.url, 1);
  const rate = await crowd.rounds(rounds, messages, () => http.say(writer, channelId, content));
  http.close();
  return rate;
}

async function bare(frame: string): Promise<Rate> {
  const child = fork(join(import.meta.dirname, 'bare-broadcast.ts'));
  const [port] = (await once(child, 'message')) as [number];
  const crowd = new Crowd(sockets);
  const clients = Array.from({ length: sockets }, () => new WebSocket(`ws://127.0.0.1:${port}`));
  await Promise.all(clients.map((client) => once(client, 'open')));
  for (const client of clients)
    client.on('message', (data) => {
      const text = String(data);
      if (text.startsWith('{"kind":"event"')) crowd.hear(text);
    });
  const rate = await crowd.rounds(rounds, messages, async () => child.send(frame));
  for (const client of clients) client.terminate();
  child.disconnect();
  return rate;
}
