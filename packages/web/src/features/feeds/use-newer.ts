import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { Post } from '@weft/contract/posts.ts';
import { feedQuery, newerQuery, type WhichFeed } from './feeds.ts';

/** How many posts there are above those on the screen. More: as many as a page holds, at least. */
export function useNewer(which: WhichFeed): { readonly count: number; readonly more: boolean } {
  const shown = useInfiniteQuery(feedQuery(which)).data?.pages[0]?.items;
  const latest = which.kind !== 'discover' || which.sort === 'recent';
  const newer = useQuery({ ...newerQuery(which), enabled: latest && shown !== undefined }).data?.items;
  if (shown === undefined || newer === undefined) return { count: 0, more: false };
  const count = countAbove(shown, newer);
  return { count, more: count > 0 && count === newer.length && shown.length > 0 };
}

/** In the order of a feed, without asking whether one of those shown was deleted since. */
export function countAbove(
  shown: readonly Pick<Post, 'id' | 'publishedAt'>[],
  now: readonly Pick<Post, 'id' | 'publishedAt'>[],
): number {
  const [top] = shown;
  if (top === undefined) return now.length;
  const known = new Set(shown.map(({ id }) => id));
  return now.filter(({ id, publishedAt }) => !known.has(id) && publishedAt >= top.publishedAt).length;
}
