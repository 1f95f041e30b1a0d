import { QueryClient } from '@tanstack/react-query';
import { NetworkError } from '@weft/client/failures.ts';
import { beforeEach, expect, test, vi } from 'vitest';
import { messageOf } from '../../../test/kit/messages.ts';
import { api } from '../../realtime/api.ts';
import { Outbox } from './outbox.ts';

const kept = new Map<string, unknown>();
vi.mock('../../ui/kept-store.ts', () => ({
  readStored: async (key: string) => kept.get(key),
  writeStored: async (key: string, value: unknown) => {
    if (value === undefined) kept.delete(key);
    else kept.set(key, structuredClone(value));
    return true;
  },
}));

const said = { to: { channelId: '1439672833925283850' }, content: 'hello', carry: true };
const answerTo = (clientKey: string) => ({
  ...{ message: messageOf(1, { clientKey }), carriedTo: [], notCarried: [] },
});
const outbox = () => new Outbox(new QueryClient(), 'ada', () => {});
/** The keys under which it was sent, and how each attempt ends. */
function server(...ends: ('answers' | 'silent' | 'refuses')[]) {
  const keys: string[] = [];
  vi.spyOn(api, 'call').mockImplementation((async (
    _route: unknown,
    call: { body: { clientKey: string } },
  ) => {
    keys.push(call.body.clientKey);
    const end = ends.shift() ?? 'answers';
    if (end === 'silent') throw new NetworkError('no answer');
    if (end === 'refuses')
      throw Object.assign(new Error(), { name: 'ProblemError', code: 'channel_archived' });
    return answerTo(call.body.clientKey);
  }) as typeof api.call);
  return keys;
}

beforeEach(() => kept.clear());

test('what is sent is shown at once, kept, and gone from here when it is settled', async () => {
  server();
  const out = outbox();
  const key = out.send(said);
  expect(out.list()).toMatchObject([{ clientKey: key, state: 'sending' }]);
  expect(kept.get('outbox.ada')).toMatchObject([{ clientKey: key }]);
  await vi.waitFor(() => expect(out.list()).toEqual([]));
  expect(kept.size).toBe(0);
});

test('without an answer it waits, and goes out under the same name', async () => {
  const keys = server('silent', 'answers');
  const out = outbox();
  const key = out.send(said);
  await vi.waitFor(() => expect(out.list()).toMatchObject([{ state: 'waits' }]));
  out.retryWaiting();
  await vi.waitFor(() => expect(out.list()).toEqual([]));
  expect(keys).toEqual([key, key]);
});

test('a refusal stays until one tries again or discards it', async () => {
  server('refuses');
  const out = outbox();
  const key = out.send(said);
  await vi.waitFor(() => expect(out.list()).toMatchObject([{ state: 'failed', code: 'channel_archived' }]));
  out.retryWaiting();
  expect(out.list()).toMatchObject([{ state: 'failed' }]);
  out.discard(key);
  expect(out.list()).toEqual([]);
  expect(kept.size).toBe(0);
});

test('a reload brings back what was not settled, and sends it', async () => {
  const keys = server('silent');
  const before = outbox();
  const key = before.send(said);
  await vi.waitFor(() => expect(before.list()).toMatchObject([{ state: 'waits' }]));
  const after = outbox();
  await after.restore();
  await vi.waitFor(() => expect(after.list()).toEqual([]));
  expect(keys).toEqual([key, key]);
});

test('what was said first is sent first', async () => {
  const keys = server();
  const out = outbox();
  const sent = [out.send(said), out.send(said), out.send(said)];
  await vi.waitFor(() => expect(out.list()).toEqual([]));
  expect(keys).toEqual(sent);
});
