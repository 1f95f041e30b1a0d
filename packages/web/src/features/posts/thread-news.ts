import type { QueryClient } from '@tanstack/react-query';

/** What was told of a comment: which one, and what with it. What it says is for the thread that is open to ask. */
export interface ThreadNews {
  readonly type: string;
  readonly postId: string;
  readonly parentId: string | null;
}

export const newsKey = (rootId: string) => ['thread-news', rootId] as const;

/** Heard by the thread that is on the screen; otherwise by nobody. Apart from it, as the first page knows no threads. */
export function tellThread(queryClient: QueryClient, rootId: string, news: ThreadNews): void {
  queryClient.setQueryData<readonly ThreadNews[]>(newsKey(rootId), (before) => before && [...before, news]);
}
