import { QueryClient } from '@tanstack/react-query';
import type { RealtimeEvent } from '@weft/client/realtime-types.ts';
import { userUpdated } from '@weft/contract/accounts.ts';
import { beforeEach, expect, test } from 'vitest';
import { dispatcher } from '../../realtime/applier.ts';
import { accountAppliers } from './appliers.ts';
import { meQuery } from './me.ts';
import { sessionsQuery } from './sessions.ts';

const { user: ada } = userUpdated.example;
let queryClient: QueryClient;
let apply: (event: RealtimeEvent) => void;

beforeEach(() => {
  queryClient = new QueryClient();
  apply = dispatcher(queryClient, accountAppliers);
  queryClient.setQueryData(meQuery.queryKey, { user: ada, cursor: 'a.1' });
});

const event = (type: string, payload: unknown): RealtimeEvent => ({
  ...{ position: '7', room: `user:${ada.id}`, type, payload },
});
const name = () => queryClient.getQueryData(meQuery.queryKey)?.user.displayName;
const renamed = (version: number) =>
  event('user.updated', { user: { ...ada, version, displayName: 'Ada King' } });

test('state plus event is the new state', () => {
  apply(renamed(ada.version + 1));
  expect(name()).toBe('Ada King');
});

test('an event that is as old as the snapshot changes nothing', () => {
  apply(renamed(ada.version));
  expect(name()).toBe(ada.displayName);
});

test('a payload that is not understood makes the cache ask again', () => {
  apply(event('user.updated', { user: { nickname: 'Countess' } }));
  expect(queryClient.getQueryState(meQuery.queryKey)?.isInvalidated).toBe(true);
});

test('an ended session leaves the list', () => {
  const session = (id: string) => ({
    ...{
      id,
      createdAt: '',
      lastSeenAt: '',
      userAgent: '',
      address: '',
      current: false,
      may: { revoke: true },
    },
  });
  queryClient.setQueryData(sessionsQuery.queryKey, {
    pages: [{ items: [session('1'), session('2')], nextCursor: null }],
    pageParams: [undefined],
  });
  apply(event('session.ended', { sessionId: '2' }));
  const pages = queryClient.getQueryData(sessionsQuery.queryKey)?.pages;
  expect(pages?.flatMap(({ items }) => items.map(({ id }) => id))).toEqual(['1']);
});
