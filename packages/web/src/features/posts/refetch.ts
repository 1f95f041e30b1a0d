import type { QueryClient } from '@tanstack/react-query';

/**
 * Events do not say what a post says: what is on the screen is asked for again. Apart from the questions themselves, which the
 * first page does without.
 */
export function refetchPosts(queryClient: QueryClient): Promise<void> {
  return queryClient.invalidateQueries({ queryKey: ['posts'] });
}
