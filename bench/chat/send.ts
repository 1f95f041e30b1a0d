import { randomUUID } from 'node:crypto';
import type { Database } from '../../packages/server/src/core/db/database.ts';
import type { User } from '../../packages/server/src/core/policy/actor.ts';
import { say } from '../../packages/server/src/features/messages/say.ts';
import { prepareToSend } from '../../packages/server/src/features/messages/send.ts';
import type { BenchContext } from '../bench.ts';
import { load } from '../measure.ts';
import { againstFloor, type Measure } from '../report.ts';
import { HttpClient } from './http-client.ts';
import { type ChatPerson, type ChatWorld, inChatWorld } from './world.ts';

const content = 'Who is up at *five* for the eclipse? I have the small telescope, and tea.';

const shapes = [
  { name: 'send-1', writers: 1, channels: 1, n: 2_000 },
  { name: 'send-16', writers: 16, channels: 64, n: 6_000 },
  { name: 'send-16-hot', writers: 16, channels: 1, n: 6_000 },
] as const;

/** POST /api/messages, beside the same transaction sent by the driver alone. */
export function benchSend({ note }: BenchContext): Promise<Measure[]> {
  return inChatWorld({ people: 16, channels: 64 }, async (world) => {
    const measures: Measure[] = [];
    for (const { name, writers, channels, n } of shapes) {
      note(`${name}: by the driver alone, then through HTTP`);
      const options = { n, concurrency: writers };
      const floor = await load(await driver(world, channels), options);
      const http = new HttpClient(world.server.url, writers);
      const rate = await load((index) => {
        const { person, channelId } = pick(world, index, channels);
        return http.say(person, channelId, content);
      }, options);
      http.close();
      const data = `${writers} writers over ${channels} channels`;
      measures.push({ name, data, ...options, ...rate, ...againstFloor(rate, floor) });
    }
    return measures;
  });
}

function pick({ people, channels }: ChatWorld, index: number, over: number) {
  const person = people[index % people.length];
  const channelId = channels[index % over];
  if (person === undefined || channelId === undefined) throw new Error('the world is too small');
  return { person, channelId };
}

/** What is read before a message is sent is read once: the floor is the writing transaction. */
async function driver(world: ChatWorld, channels: number): Promise<(index: number) => Promise<unknown>> {
  const { db } = world;
  const prepared = new Map<string, Awaited<ReturnType<typeof prepareToSend>>>();
  for (let index = 0; index < world.people.length * world.channels.length; index += 1) {
    const { person, channelId } = pick(world, index, channels);
    const key = `${person.id} ${channelId}`;
    if (!prepared.has(key)) prepared.set(key, await prepare(db, person, channelId));
  }
  return (index) => {
    const { person, channelId } = pick(world, index, channels);
    const known = prepared.get(`${person.id} ${channelId}`);
    if (known === undefined) throw new Error('nothing was prepared');
    return db.alone((tx) => say(tx, { ...known.utterance, clientKey: randomUUID() }));
  };
}

function prepare(db: Database, { id }: ChatPerson, channelId: string) {
  const actor: User = { kind: 'user', userId: id, sessionId: id, role: 'user', scopes: 'all' };
  return prepareToSend(db, actor, { to: { channelId }, content, clientKey: 'x', carry: true, mediaIds: [] });
}
