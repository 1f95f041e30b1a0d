import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { listDeskNotes, listSnippets } from '@weft/contract/desk.ts';
import { api } from '../../realtime/api.ts';

export const deskShows = ['waiting', 'new', 'all'] as const;
export type DeskShow = (typeof deskShows)[number];

/** What students sent. Asked for anew whenever something is said in a goal. */
export const deskQuery = (show: DeskShow) =>
  infiniteQueryOptions({
    queryKey: ['goals', 'desk', show],
    queryFn: ({ pageParam, signal }) =>
      api.call(listDeskNotes, { query: { limit: 50, show, cursor: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });

export const snippetsQuery = queryOptions({
  queryKey: ['snippets'],
  queryFn: async ({ signal }) => (await api.call(listSnippets, { signal })).snippets,
  staleTime: 60_000,
});
