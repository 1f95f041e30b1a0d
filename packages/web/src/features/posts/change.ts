import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import type { Post } from '@weft/contract/posts.ts';

type Known = Post | InfiniteData<{ readonly items: readonly Post[] }> | undefined;

/** A post wherever it is on the screen: by itself, and in every list. */
export function changePost(queryClient: QueryClient, postId: string, change: (post: Post) => Post): void {
  const changed = (post: Post) => (post.id === postId ? change(post) : post);
  queryClient.setQueriesData<Known>({ queryKey: ['posts'] }, (known) => {
    if (known === undefined) return undefined;
    if (!('pages' in known)) return changed(known);
    return { ...known, pages: known.pages.map((page) => ({ ...page, items: page.items.map(changed) })) };
  });
}
