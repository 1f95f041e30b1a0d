import { infiniteQueryOptions, type QueryClient, queryOptions } from '@tanstack/react-query';
import { countReports, listReports } from '@weft/contract/reports.ts';
import { api } from '../../realtime/api.ts';
import { paged } from '../../realtime/paged.ts';

/** Of a community; undefined: what goes to whoever runs the server. */
export type QueueOf = string | undefined;

const keyOf = (communityId: QueueOf) => ['reports', communityId ?? 'server'] as const;

export const casesQuery = (communityId: QueueOf, handled: boolean) =>
  infiniteQueryOptions({
    queryKey: [...keyOf(communityId), 'cases', handled],
    queryFn: ({ pageParam, signal }) =>
      api.call(listReports, {
        query: { communityId, handled: String(handled), limit: 20, cursor: pageParam },
        signal,
      }),
    ...paged,
  });

/** How many wait; events keep it true. */
export const openQuery = (communityId: QueueOf) =>
  queryOptions({
    queryKey: [...keyOf(communityId), 'open'],
    queryFn: async ({ signal }) => (await api.call(countReports, { query: { communityId }, signal })).open,
    staleTime: Number.POSITIVE_INFINITY,
  });

export function refetchReports(queryClient: QueryClient, communityId: QueueOf): Promise<void> {
  return queryClient.invalidateQueries({ queryKey: keyOf(communityId) });
}
