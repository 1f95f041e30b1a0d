import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, renderHook, waitFor } from '@testing-library/react';
import { userUpdated } from '@weft/contract/accounts.ts';
import type { ReactNode } from 'react';
import { beforeEach, expect, test, vi } from 'vitest';
import { meQuery, putMe } from './me.ts';
import { useUpdateMe } from './update-me.ts';

const { user: ada } = userUpdated.example;
let queryClient: QueryClient;
let answer: PromiseWithResolvers<Response>;

beforeEach(() => {
  queryClient = new QueryClient();
  queryClient.setQueryData(meQuery.queryKey, { user: ada, cursor: 'a.1' });
  answer = Promise.withResolvers();
  vi.spyOn(globalThis, 'fetch').mockReturnValue(answer.promise);
});

const name = () => queryClient.getQueryData(meQuery.queryKey)?.user.displayName;
const say = (status: number, body: object) => answer.resolve(Response.json(body, { status }));
const refused = { type: 'x', title: 'no', status: 403, code: 'forbidden', requestId: 'r1' };

/** Begins to save a new name; the server has not answered yet. */
function rename(displayName: string) {
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={queryClient}>{children}</QueryClientProvider>
  );
  const { result } = renderHook(() => useUpdateMe(), { wrapper });
  let done: Promise<unknown> = Promise.resolve();
  act(() => {
    done = result.current.save({ displayName }).catch(() => {});
  });
  return { done, state: () => result.current.saved.state };
}

test('the name shows before the server has answered, and the answer settles it', async () => {
  const { done, state } = rename('Ada King');
  await waitFor(() => expect(name()).toBe('Ada King'));
  say(200, { user: { ...ada, displayName: 'Ada King', version: ada.version + 1 } });
  await done;
  expect(queryClient.getQueryData(meQuery.queryKey)?.user.version).toBe(ada.version + 1);
  await waitFor(() => expect(state()).toBe('saved'));
});

test('a refusal brings the old name back', async () => {
  const { done, state } = rename('Ada King');
  await waitFor(() => expect(name()).toBe('Ada King'));
  say(403, refused);
  await done;
  expect(name()).toBe(ada.displayName);
  await waitFor(() => expect(state()).toBe('failed'));
});

test('a refusal does not bring back what an event has replaced meanwhile', async () => {
  const { done } = rename('Ada King');
  await waitFor(() => expect(name()).toBe('Ada King'));
  putMe(queryClient, { ...ada, displayName: 'Countess', version: ada.version + 1 });
  say(403, refused);
  await done;
  expect(name()).toBe('Countess');
});
