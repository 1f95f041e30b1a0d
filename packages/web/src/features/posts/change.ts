import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import type { Post } from '@weft/contract/posts.ts';

type Known = Post | InfiniteData<{ readonly items: readonly Post[] }> | undefined;

/** A comment of a thread. Null: only its place is kept. */
export interface CommentSlot {
  readonly post: Post | null;
}

/** A post wherever it is on the screen: by itself, in every list, and in its thread. */
export function changePost(queryClient: QueryClient, postId: string, change: (post: Post) => Post): void {
  const changed = (post: Post) => (post.id === postId ? change(post) : post);
  queryClient.setQueriesData<Known>({ queryKey: ['posts'] }, (known) => {
    if (known === undefined) return undefined;
    if (!('pages' in known)) return changed(known);
    return { ...known, pages: known.pages.map((page) => ({ ...page, items: page.items.map(changed) })) };
  });
  queryClient.setQueryData<CommentSlot>(
    ['comments', postId],
    (known) => known && { post: known.post && changed(known.post) },
  );
}
