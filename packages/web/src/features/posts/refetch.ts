import type { QueryClient } from '@tanstack/react-query';

/**
 * Events do not say what a post says: what is on the screen is asked for again. Apart from the questions themselves, which the
 * first page does without.
 */
export function refetchPosts(queryClient: QueryClient): Promise<void> {
  return queryClient.invalidateQueries({ queryKey: ['posts'] });
}

export function refetchPost(queryClient: QueryClient, postId: string): Promise<void> {
  return queryClient.invalidateQueries({ queryKey: ['posts', 'one', postId] });
}

/** Something came. A feed stays as it is while it is read, and tells above it that there is more. */
export async function refetchButFeeds(queryClient: QueryClient): Promise<void> {
  await Promise.all([
    queryClient.invalidateQueries({
      queryKey: ['posts'],
      predicate: ({ queryKey }) => queryKey[1] !== 'feed',
    }),
    queryClient.invalidateQueries({ queryKey: ['newer'] }),
  ]);
}
