import { QueryClient } from '@tanstack/react-query';
import type { RealtimeEvent } from '@weft/client/realtime-types.ts';
import { expect, test } from 'vitest';
import { RacingEvents } from './racing-events.ts';
import { newerOf } from './versioned.ts';

const key = ['thing'];
const thing = (version: number) => ({ id: '1', version });
type Thing = ReturnType<typeof thing>;

const event = (version: number): RealtimeEvent => ({
  ...{ position: String(version), type: 'thing.updated', room: 'user:1' },
  payload: thing(version),
});

function setUp() {
  const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  let applied = 0;
  const racing = new RacingEvents(queryClient, ({ payload }) => {
    applied += 1;
    queryClient.setQueryData<Thing>(key, (known) => known && newerOf(known, payload as Thing));
  });
  const fetch = () => {
    const answer = Promise.withResolvers<Thing>();
    const done = queryClient.fetchQuery({ queryKey: key, queryFn: () => answer.promise, staleTime: 0 });
    return { ...answer, done };
  };
  return {
    racing,
    fetch,
    version: () => queryClient.getQueryData<Thing>(key)?.version,
    applied: () => applied,
  };
}

test('what was heard during a fetch survives the older snapshot', async () => {
  const { racing, fetch, version } = setUp();
  const first = fetch();
  racing.take(event(3));
  first.resolve(thing(2));
  await first.done;
  expect(version()).toBe(3);
});

test('a refetch does not bring the past back', async () => {
  const { racing, fetch, version } = setUp();
  const first = fetch();
  first.resolve(thing(1));
  await first.done;
  const second = fetch();
  racing.take(event(2));
  expect(version()).toBe(2);
  second.resolve(thing(1));
  await second.done;
  expect(version()).toBe(2);
});

test('a snapshot that knows more wins', async () => {
  const { racing, fetch, version } = setUp();
  const first = fetch();
  racing.take(event(3));
  first.resolve(thing(5));
  await first.done;
  expect(version()).toBe(5);
});

test('nothing is remembered when nothing is fetched, nor after a failure', async () => {
  const { racing, fetch, applied } = setUp();
  racing.take(event(1));
  const failing = fetch();
  racing.take(event(2));
  failing.reject(new Error('offline'));
  await failing.done.catch(() => {});
  const next = fetch();
  next.resolve(thing(2));
  await next.done;
  expect(applied()).toBe(2);
});
