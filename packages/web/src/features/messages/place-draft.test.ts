import { NetworkError, ProblemError } from '@weft/client/failures.ts';
import type { Draft } from '@weft/contract/drafts.ts';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { api } from '../../realtime/api.ts';
import { type ChosenFile, Uploads } from '../media/uploads.ts';
import { PlaceDraft } from './place-draft.ts';

const kept = new Map<string, unknown>();
vi.mock('../../ui/kept-store.ts', () => ({
  readStored: async (key: string) => kept.get(key),
  writeStored: async (key: string, value: unknown) => {
    if (value === undefined) kept.delete(key);
    else kept.set(key, structuredClone(value));
    return true;
  },
}));

const to = { channelId: '1439672833925283850' };
const note: ChosenFile = {
  ...{ id: 'note', name: 'a note.wav', bytes: 3, mimeType: 'audio/wav', width: null, height: null },
};
type Body = Pick<Draft, 'clientKey' | 'content'> & { builtOn: number; mediaIds: string[] };

/** A server that keeps one draft, or answers as it is told to. */
function server() {
  const bodies: Body[] = [];
  const answers: ((body: Body) => Promise<Draft>)[] = [];
  const known: { draft: Draft | undefined } = { draft: undefined };
  const keep = async ({ clientKey, content, builtOn, mediaIds }: Body) => {
    const attachments = mediaIds.map((id) => ({
      ...note,
      id,
      type: 'audio',
      durationMs: null,
      thumbnail: false,
    }));
    known.draft = {
      ...{ id: '1', to, clientKey, content, revision: builtOn + 1 },
      ...{ attachments: attachments as Draft['attachments'], savedAt: '2026-11-20T09:30:00.000Z' },
    };
    return known.draft;
  };
  vi.spyOn(api, 'call').mockImplementation((async (_route: unknown, { body }: { body?: Body }) => {
    // A file that is let go of.
    if (body === undefined) return undefined;
    bodies.push(body);
    return { draft: await (answers.shift() ?? keep)(body) };
  }) as typeof api.call);
  return { bodies, answers, known, keep };
}
const refuses = (code: 'draft_conflict' | 'draft_sent', draft?: Draft) => async () => {
  throw new ProblemError({ type: '', title: '', status: 409, code, requestId: '', draft });
};
const of = (content: string, revision: number): Draft => ({
  ...{
    id: '9',
    to,
    clientKey: 'other',
    content,
    revision,
    attachments: [],
    savedAt: '2026-11-20T09:31:00.000Z',
  },
});

function drafting(here: ReturnType<typeof server>) {
  let arrive: (mediaId: string) => void = () => {};
  const uploads = new Uploads(() => ({
    done: new Promise((resolve) => {
      arrive = resolve;
    }),
    cancel: () => {},
  }));
  const draft = new PlaceDraft(to, { keptAs: 'draft', uploads, find: async () => here.known.draft });
  return { draft, uploads, arrive: (mediaId: string) => arrive(mediaId) };
}
const aSecond = () => vi.advanceTimersByTimeAsync(1000);

beforeEach(() => {
  kept.clear();
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('a second after the last key it is saved, each save from where the last one ended', async () => {
  const here = server();
  const { draft } = drafting(here);
  draft.write('Who');
  expect(kept.get('draft')).toMatchObject({ content: 'Who', dirty: true });
  await vi.advanceTimersByTimeAsync(900);
  draft.write('Who is');
  await vi.advanceTimersByTimeAsync(900);
  expect(here.bodies).toEqual([]);
  await aSecond();
  expect(draft.view().state).toBe('saved');
  draft.write('Who is up?');
  await aSecond();
  expect(here.bodies.map(({ content, builtOn }) => [content, builtOn])).toEqual([
    ['Who is', 0],
    ['Who is up?', 1],
  ]);
});

test('what another device wrote is shown beside it, and nothing is saved before one has chosen', async () => {
  const here = server();
  const { draft } = drafting(here);
  here.answers.push(refuses('draft_conflict', of('theirs', 4)));
  draft.write('mine');
  await aSecond();
  expect(draft.view()).toMatchObject({ state: 'conflict', text: 'mine', theirs: { content: 'theirs' } });
  draft.write('mine, still');
  await aSecond();
  expect(here.bodies).toHaveLength(1);
  draft.choose('both');
  await aSecond();
  expect(here.bodies.at(-1)).toMatchObject({
    clientKey: 'other',
    builtOn: 4,
    content: 'theirs\n\nmine, still',
  });
  expect(draft.view()).toMatchObject({ state: 'saved', theirs: undefined });
});

test('one’s own words, saved by a request whose answer was lost, are no conflict', async () => {
  const here = server();
  const { draft } = drafting(here);
  here.answers.push(async (body) => {
    await here.keep(body);
    throw new NetworkError('cut');
  });
  draft.write('a');
  await aSecond();
  expect(draft.view().state).toBe('offline');
  here.answers.push((body) => refuses('draft_conflict', { ...of('a', 1), clientKey: body.clientKey })());
  draft.write('ab');
  await aSecond();
  expect(here.bodies.map(({ content, builtOn }) => [content, builtOn])).toEqual([
    ['a', 0],
    ['ab', 0],
    ['ab', 1],
  ]);
});

test('sent from another device it is gone from here; what was typed on is another draft', async () => {
  const here = server();
  const { draft } = drafting(here);
  draft.write('a');
  await aSecond();
  const { clientKey = '' } = here.bodies[0] ?? {};
  draft.write('and more');
  draft.heard('gone', clientKey, 1);
  expect(draft.view().text).toBe('and more');
  here.answers.push(refuses('draft_sent'));
  await aSecond();
  expect(here.bodies.at(-1)).toMatchObject({ content: 'and more', builtOn: 0 });
  expect(here.bodies.at(-1)?.clientKey).not.toBe(clientKey);
  draft.heard('gone', here.bodies.at(-1)?.clientKey ?? '', 1);
  expect(draft.view()).toMatchObject({ text: '', state: 'idle' });
});

test('a file belongs to it once it has arrived; alone, it is saved only then', async () => {
  const here = server();
  const { draft, uploads, arrive } = drafting(here);
  uploads.add(note, new Blob(['abc']));
  draft.attach([note]);
  await aSecond();
  expect(here.bodies).toEqual([]);
  arrive('77');
  await aSecond();
  expect(here.bodies.at(-1)).toMatchObject({ content: '', mediaIds: ['77'] });
  draft.detach('note');
  await aSecond();
  expect(here.bodies.at(-1)?.mediaIds).toEqual([]);
});

test('what the device kept and had not saved goes out when the place is opened again', async () => {
  const here = server();
  const before = drafting(here).draft;
  before.write('half a word');
  await vi.advanceTimersByTimeAsync(0);
  const after = drafting(here).draft;
  await after.open();
  await vi.advanceTimersByTimeAsync(0);
  expect(after.view()).toMatchObject({ text: 'half a word', state: 'saved' });
});

test('while it is being sent nothing of it is saved; what could not be sent is saved again', async () => {
  const here = server();
  const { draft } = drafting(here);
  draft.write('Published as it');
  const whole = draft.whole();
  await aSecond();
  expect(await whole).toBe(1);
  draft.hold();
  draft.write('Published as it stands');
  await aSecond();
  await draft.save(true);
  expect(here.bodies).toHaveLength(1);
  draft.release();
  await aSecond();
  expect(here.bodies.at(-1)).toMatchObject({ content: 'Published as it stands', builtOn: 1 });
  draft.hold();
  expect(draft.take().content).toBe('Published as it stands');
  draft.write('The next one');
  await aSecond();
  expect(here.bodies.at(-1)).toMatchObject({ content: 'The next one', builtOn: 0 });
});
