import {
  type InfiniteData,
  infiniteQueryOptions,
  type QueryClient,
  useMutation,
  useQueryClient,
} from '@tanstack/react-query';
import { listSessions, revokeSession } from '@weft/contract/accounts.ts';
import type { Answer } from '@weft/contract/route.ts';
import { api } from '../../realtime/api.ts';
import { paged } from '../../realtime/paged.ts';

type SessionPages = InfiniteData<Answer<typeof listSessions>, string | undefined>;

export const sessionsQuery = infiniteQueryOptions({
  queryKey: ['sessions'],
  queryFn: ({ pageParam, signal }) =>
    api.call(listSessions, {
      query: { limit: 20, cursor: pageParam },
      signal,
    }),
  ...paged,
});

export function dropSession(queryClient: QueryClient, sessionId: string): void {
  queryClient.setQueryData<SessionPages>(sessionsQuery.queryKey, (known) =>
    known === undefined
      ? undefined
      : {
          ...known,
          pages: known.pages.map((page) => ({
            ...page,
            items: page.items.filter(({ id }) => id !== sessionId),
          })),
        },
  );
}

/** Gone from the list at once; back when the server says no. */
export function useRevokeSession() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (sessionId: string) => api.call(revokeSession, { params: { sessionId } }),
    onMutate: (sessionId) => dropSession(queryClient, sessionId),
    onError: () => queryClient.invalidateQueries({ queryKey: sessionsQuery.queryKey }),
  });
}
