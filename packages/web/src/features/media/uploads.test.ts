import { NetworkError, ProblemError } from '@weft/client/failures.ts';
import { beforeEach, expect, test, vi } from 'vitest';
import type { SendOptions } from './send-file.ts';
import { type ChosenFile, Uploads } from './uploads.ts';

const kept = new Map<string, unknown>();
vi.mock('../../ui/kept-store.ts', () => ({
  readStored: async (key: string) => kept.get(key),
  writeStored: async (key: string, value: unknown) => {
    if (value === undefined) kept.delete(key);
    else kept.set(key, value);
    return true;
  },
}));

const file = (id: string): ChosenFile => ({
  ...{ id, name: `${id}.wav`, bytes: 3, mimeType: 'audio/wav', width: null, height: null },
});
const content = new Blob(['abc']);

/** What was asked to be sent, and how each attempt ends. */
function sending() {
  const attempts: (SendOptions & { end: (how: string | Error) => void; cancelled: boolean })[] = [];
  const uploads = new Uploads((_content, options) => {
    const attempt = { ...options, end: (_how: string | Error) => {}, cancelled: false };
    const done = new Promise<string>((resolve, reject) => {
      attempt.end = (how) => (typeof how === 'string' ? resolve(how) : reject(how));
    });
    attempts.push(attempt);
    return {
      done,
      cancel: () => {
        attempt.cancelled = true;
      },
    };
  });
  return { uploads, attempts };
}
const refusal = (code: 'storage_full') =>
  new ProblemError({ type: '', title: '', status: 409, code, requestId: '' });

beforeEach(() => kept.clear());

test('two are sent at a time, the others follow; what has arrived is kept here no longer', async () => {
  const { uploads, attempts } = sending();
  for (const id of ['a', 'b', 'c']) uploads.add(file(id), content);
  expect(attempts.map(({ name }) => name)).toEqual(['a.wav', 'b.wav']);
  attempts[0]?.end('1');
  await vi.waitFor(() => expect(attempts).toHaveLength(3));
  attempts[1]?.end('2');
  attempts[2]?.end('3');
  expect(await uploads.arrived([file('a'), file('b'), file('c')])).toEqual(['1', '2', '3']);
  expect([...kept.keys()]).toEqual([]);
});

test('what was cut waits, and goes on from where it was', async () => {
  const { uploads, attempts } = sending();
  uploads.add(file('a'), content);
  attempts[0]?.onPlace?.('/api/uploads/7');
  attempts[0]?.onProgress(0.5);
  attempts[0]?.end(new NetworkError('cut'));
  await vi.waitFor(() => expect(uploads.stateOf(file('a'))).toMatchObject({ state: 'waits', share: 0.5 }));
  uploads.resumeWaiting();
  expect(attempts[1]?.resumeAt).toBe('/api/uploads/7');
  attempts[1]?.end('7');
  expect(await uploads.arrived([file('a')])).toEqual(['7']);
});

test('a refusal is told to whoever waits for it; another try begins anew', async () => {
  const { uploads, attempts } = sending();
  uploads.add(file('a'), content);
  attempts[0]?.onPlace?.('/api/uploads/7');
  const waiting = uploads.arrived([file('a')]);
  attempts[0]?.end(refusal('storage_full'));
  await expect(waiting).rejects.toMatchObject({ code: 'storage_full' });
  uploads.resumeWaiting();
  expect(attempts).toHaveLength(1);
  uploads.retry([file('a')]);
  expect(attempts[1]?.resumeAt).toBeUndefined();
});

test('after a reload it goes on with what the device kept; what it did not keep is said to be lost', async () => {
  const before = sending();
  before.uploads.add(file('a'), content);
  before.attempts[0]?.onPlace?.('/api/uploads/7');
  const after = sending();
  await after.uploads.restore([file('a'), file('b')]);
  expect(after.attempts.map(({ resumeAt }) => resumeAt)).toEqual(['/api/uploads/7']);
  expect(after.uploads.stateOf(file('b'))).toMatchObject({ state: 'failed', code: 'lost' });
});

test('taken out, it is given up at the server, and the next takes its turn', async () => {
  const { uploads, attempts } = sending();
  for (const id of ['a', 'b', 'c']) uploads.add(file(id), content);
  uploads.forget([file('a')]);
  expect(attempts[0]?.cancelled).toBe(true);
  expect(attempts.map(({ name }) => name)).toEqual(['a.wav', 'b.wav', 'c.wav']);
  expect(kept.has('upload.a')).toBe(false);
});
