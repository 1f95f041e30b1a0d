import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { search, searchPosts } from '@weft/contract/search.ts';
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

export const searchPostsQuery = (q: string, communityId: string | undefined) =>
  infiniteQueryOptions({
    queryKey: ['search', 'posts', q, communityId ?? null],
    queryFn: ({ pageParam, signal }) =>
      api.call(searchPosts, { query: { q, limit: 20, communityId, cursor: pageParam }, signal }),
    ...paged,
    staleTime: 0,
  });

/** The latest posts with these words, while they are typed somewhere else. */
export const latestPostsQuery = (q: string) =>
  queryOptions({
    queryKey: ['search', 'latest', q],
    queryFn: async ({ signal }) => (await api.call(searchPosts, { query: { q, limit: 3 }, signal })).items,
    staleTime: 60_000,
    retry: false,
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
