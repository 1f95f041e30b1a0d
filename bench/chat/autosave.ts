import { randomUUID } from 'node:crypto';
import { prepared } from '../../packages/server/src/core/db/statement.ts';
import type { BenchContext } from '../bench.ts';
import { load } from '../measure.ts';
import { againstFloor, type Measure } from '../report.ts';
import { HttpClient } from './http-client.ts';
import { type ChatWorld, inChatWorld } from './world.ts';

const writers = 16;
const options = { n: 6_000, concurrency: writers };

/** Half a note, and one more word of it with every save. */
const content = (save: number) =>
  `Clouds until ten, then the sky opened for an hour. I found *M13* at once; word ${save}`;

/** PUT /api/drafts by sixteen who type, beside the UPDATE of the same rows by the driver alone. */
export function benchAutosave({ note }: BenchContext): Promise<Measure[]> {
  return inChatWorld({ people: writers, channels: 64 }, async (world) => {
    note('sixteen drafts, saved again and again: by the driver alone, then through HTTP');
    const http = new HttpClient(world.server.url, writers);
    const drafts = await Promise.all(world.people.map((_, at) => begin(world, http, at)));
    const floor = await load(inTurn(drafts, update(world)), options);
    const rate = await load(
      inTurn(drafts, (draft) => save(http, draft)),
      options,
    );
    http.close();
    const data = `${writers} drafts`;
    return [{ name: 'autosave', data, ...options, ...rate, ...againstFloor(rate, floor) }];
  });
}

interface Typing {
  readonly person: ChatWorld['people'][number];
  readonly channelId: string;
  readonly clientKey: string;
  revision: number;
}

async function begin({ people, channels }: ChatWorld, http: HttpClient, at: number): Promise<Typing> {
  const [person, channelId] = [people[at], channels[at]];
  if (person === undefined || channelId === undefined) throw new Error('the world is too small');
  const draft = { person, channelId, clientKey: randomUUID(), revision: 0 };
  await save(http, draft);
  return draft;
}

/** Whoever types waits for the answer to a save before the next: it builds on it. */
function inTurn(drafts: readonly Typing[], work: (draft: Typing) => Promise<unknown>) {
  const idle = [...drafts];
  return async () => {
    const draft = idle.pop();
    if (draft === undefined) throw new Error('there are more clients than drafts');
    await work(draft);
    idle.unshift(draft);
  };
}

async function save(http: HttpClient, draft: Typing): Promise<void> {
  const { person, channelId, clientKey, revision } = draft;
  const body = { to: { channelId }, content: content(revision), clientKey };
  await http.put(person, '/api/drafts', { ...body, saveId: randomUUID(), builtOn: revision });
  draft.revision += 1;
}

function update({ db }: ChatWorld) {
  return async (draft: Typing) => {
    const { person, clientKey, revision } = draft;
    const saved = await db.alone((tx) =>
      tx.rows(prepared('bench-autosave')`
        update messages set content = ${content(revision)}, save_id = ${randomUUID()}, revision = revision + 1
        where author_id = ${person.id} and client_key = ${clientKey} and is_draft and revision = ${revision}
        returning id`),
    );
    if (saved.length !== 1) throw new Error('a draft was not where it was left');
    draft.revision += 1;
  };
}
