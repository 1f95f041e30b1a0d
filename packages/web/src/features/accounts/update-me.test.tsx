import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, renderHook, waitFor } from '@testing-library/react';
import { userUpdated } from '@weft/contract/accounts.ts';
import type { ReactNode } from 'react';
import { beforeEach, expect, test, vi } from 'vitest';
import { meQuery, putMe, useMe } from './me.ts';
import { useUpdateMe } from './update-me.ts';

const { user: ada } = userUpdated.example;
let queryClient: QueryClient;
let answers: PromiseWithResolvers<Response>[];

beforeEach(() => {
  queryClient = new QueryClient();
  queryClient.setQueryData(meQuery.queryKey, { user: ada, cursor: 'a.1' });
  answers = [];
  vi.spyOn(globalThis, 'fetch').mockImplementation(() => {
    const answer = Promise.withResolvers<Response>();
    answers.push(answer);
    return answer.promise;
  });
});

const refused = { type: 'x', title: 'no', status: 403, code: 'forbidden', requestId: 'r1' };
const named = (displayName: string, versions: number) => ({
  user: { ...ada, displayName, version: ada.version + versions },
});

/** The server answers the request of that number. */
async function say(request: number, status: number, body: object): Promise<void> {
  await waitFor(() => expect(answers.length).toBeGreaterThan(request));
  answers[request]?.resolve(Response.json(body, { status }));
}

function shown() {
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={queryClient}>{children}</QueryClientProvider>
  );
  const { result } = renderHook(() => ({ me: useMe(), ...useUpdateMe() }), { wrapper });
  return {
    name: () => result.current.me.displayName,
    state: () => result.current.saved.state,
    /** Begins to save a new name and sees it; the server has not answered yet. */
    async rename(displayName: string) {
      let done: Promise<unknown> = Promise.resolve();
      act(() => {
        done = result.current.save({ displayName }).catch(() => {});
      });
      await waitFor(() => expect(result.current.me.displayName).toBe(displayName));
      return { done };
    },
  };
}

test('the name shows before the server has answered, and the answer settles it', async () => {
  const { rename, name, state } = shown();
  const { done } = await rename(' Ada King');
  await say(0, 200, named('Ada King', 1));
  await done;
  await waitFor(() => expect(state()).toBe('saved'));
  expect(name()).toBe('Ada King');
});

test('a refusal brings the old name back', async () => {
  const { rename, name, state } = shown();
  const { done } = await rename('Ada King');
  await say(0, 403, refused);
  await done;
  await waitFor(() => expect(state()).toBe('failed'));
  expect(name()).toBe(ada.displayName);
});

test('a refusal does not bring back what an event has replaced meanwhile', async () => {
  const { rename, name, state } = shown();
  const { done } = await rename('Ada King');
  putMe(queryClient, named('Countess', 1).user);
  await say(0, 403, refused);
  await done;
  await waitFor(() => expect(state()).toBe('failed'));
  expect(name()).toBe('Countess');
});

test.each([
  ['answered and told of', 200, named('Ada King', 1)],
  ['refused', 403, refused],
] as const)('what was chosen last stands while an earlier choice is %s', async (_how, status, body) => {
  const { rename, name, state } = shown();
  const first = await rename('Ada King');
  const last = await rename('Ada Lovelace-King');
  await say(0, status, body);
  await first.done;
  if (status === 200) act(() => putMe(queryClient, body.user));
  expect(name()).toBe('Ada Lovelace-King');
  await say(1, 200, named('Ada Lovelace-King', 2));
  await last.done;
  await waitFor(() => expect(state()).toBe('saved'));
  expect(name()).toBe('Ada Lovelace-King');
});
