import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { getFeed, listFeeds, readCustomFeed } from '@weft/contract/custom-feeds.ts';
import { discover, listTags, readHome, readListFeed } from '@weft/contract/feeds.ts';
import type { PostType } from '@weft/contract/posts.ts';
import { api } from '../../realtime/api.ts';
import { paged } from '../../realtime/paged.ts';

/** Which posts are read together. */
export type WhichFeed =
  | { readonly kind: 'home' }
  | { readonly kind: 'custom' | 'list'; readonly id: string }
  | {
      readonly kind: 'discover';
      readonly sort: 'recent' | 'popular';
      readonly type?: PostType | undefined;
      readonly tag?: string | undefined;
    };

export async function readFeed(which: WhichFeed, cursor: string | undefined, signal: AbortSignal) {
  const query = { limit: 20, cursor };
  switch (which.kind) {
    case 'home':
      return api.call(readHome, { query, signal });
    case 'custom':
      return api.call(readCustomFeed, { params: { feedId: which.id }, query: { cursor }, signal });
    case 'list':
      return api.call(readListFeed, { params: { listId: which.id }, query, signal });
    case 'discover': {
      const { sort, type, tag } = which;
      return api.call(discover, { query: { ...query, sort, type, tag }, signal });
    }
  }
}

/** It stays as it is while one reads: what came since is told of above it (see NewPosts). */
export const feedQuery = (which: WhichFeed) =>
  infiniteQueryOptions({
    queryKey: ['posts', 'feed', which],
    queryFn: ({ pageParam, signal }) => readFeed(which, pageParam, signal),
    ...paged,
    staleTime: Number.POSITIVE_INFINITY,
  });

/** What its first page would be now. */
export const newerQuery = (which: WhichFeed) =>
  queryOptions({
    queryKey: ['newer', which],
    queryFn: ({ signal }) => readFeed(which, undefined, signal),
    refetchInterval: 60_000,
    refetchOnWindowFocus: 'always',
  });

export const tagsQuery = queryOptions({
  queryKey: ['tags'],
  queryFn: async ({ signal }) => (await api.call(listTags, { signal })).tags,
  staleTime: 60_000,
});

export const feedsQuery = queryOptions({
  queryKey: ['feeds', 'all'],
  queryFn: async ({ signal }) => (await api.call(listFeeds, { signal })).feeds,
});

export const oneFeedQuery = (feedId: string) =>
  queryOptions({
    queryKey: ['feeds', 'one', feedId],
    queryFn: ({ signal }) => api.call(getFeed, { params: { feedId }, signal }),
  });
