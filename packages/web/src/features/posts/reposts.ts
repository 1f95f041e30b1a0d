import { infiniteQueryOptions, type QueryClient } from '@tanstack/react-query';
import { listProfileReposts, listReposts, repostPost, takeBackRepost } from '@weft/contract/interactions.ts';
import type { Post } from '@weft/contract/posts.ts';
import { api } from '../../realtime/api.ts';
import { paged } from '../../realtime/paged.ts';
import { changePost } from './change.ts';

/** A post as somebody shows it: with their word beside it. */
export type Shown = Post & { readonly comment: string };

/** Undefined: it is not shown any more. */
export async function setRepost(
  queryClient: QueryClient,
  { id: postId }: Post,
  comment: string | undefined,
): Promise<void> {
  const params = { postId };
  const { mine, counts } = await (comment === undefined
    ? api.call(takeBackRepost, { params })
    : api.call(repostPost, { params, body: { comment } }));
  changePost(queryClient, postId, (known) => ({ ...known, mine, counts }));
  void queryClient.invalidateQueries({ queryKey: ['posts', 'shown-by'] });
  void queryClient.invalidateQueries({ queryKey: ['reposts', postId] });
}

export const profileRepostsQuery = (username: string) =>
  infiniteQueryOptions({
    queryKey: ['posts', 'shown-by', username],
    queryFn: async ({ pageParam, signal }) => {
      const query = { limit: 20, cursor: pageParam };
      const page = await api.call(listProfileReposts, { params: { username }, query, signal });
      const items = page.items.map(({ post, comment }): Shown => ({ ...post, comment }));
      return { ...page, items };
    },
    ...paged,
    staleTime: 30_000,
  });

export const repostsQuery = (postId: string) =>
  infiniteQueryOptions({
    queryKey: ['reposts', postId],
    queryFn: ({ pageParam, signal }) =>
      api.call(listReposts, { params: { postId }, query: { limit: 50, cursor: pageParam }, signal }),
    ...paged,
  });
