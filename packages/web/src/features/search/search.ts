import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { search } from '@weft/contract/search.ts';
import { api } from '../../realtime/api.ts';
import { paged } from '../../realtime/paged.ts';

/** What is found, page by page. Looked for again whenever one comes back: what one may read may have changed. */
export const searchQuery = (q: string, communityId: string | undefined) =>
  infiniteQueryOptions({
    queryKey: ['search', 'messages', q, communityId ?? null],
    queryFn: ({ pageParam, signal }) =>
      api.call(search, { query: { q, limit: 20, communityId, cursor: pageParam }, signal }),
    ...paged,
    staleTime: 0,
  });

/** People and channels of a name, while it is typed somewhere else. */
export const namesQuery = (q: string) =>
  queryOptions({
    queryKey: ['search', 'names', q],
    queryFn: async ({ signal }) => {
      const { people, channels } = await api.call(search, { query: { q, limit: 1 }, signal });
      return { people, channels };
    },
    staleTime: 60_000,
    retry: false,
  });

/** A filter that nothing was typed after yet is not asked for: it would only be refused. */
export function whatToAsk(typed: string): string {
  return typed.replace(/(^|\s)(from|in|has|before|after):$/i, '').trim();
}
