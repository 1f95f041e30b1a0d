import { infiniteQueryOptions, type QueryClient } from '@tanstack/react-query';
import {
  type InteractionType,
  interact,
  listBookmarks,
  listLikes,
  takeBackInteraction,
} from '@weft/contract/interactions.ts';
import type { Post } from '@weft/contract/posts.ts';
import { api } from '../../realtime/api.ts';
import { paged } from '../../realtime/paged.ts';
import { changePost } from './change.ts';

/** At once on the screen, and as the server says it when it has answered; as it was when it refuses. */
export async function setInteraction(
  queryClient: QueryClient,
  post: Post,
  type: InteractionType,
  wanted: boolean,
): Promise<void> {
  const likes = post.counts.likes + (type === 'like' && post.mine.like !== wanted ? (wanted ? 1 : -1) : 0);
  const become = (mine: Post['mine'], counts: Post['counts']) =>
    changePost(queryClient, post.id, (known) => ({ ...known, mine, counts }));
  become({ ...post.mine, [type]: wanted }, { ...post.counts, likes });
  try {
    const params = { postId: post.id, type };
    const { mine, counts } = await api.call(wanted ? interact : takeBackInteraction, { params });
    become(mine, counts);
  } catch (error) {
    become(post.mine, post.counts);
    throw error;
  }
}

export const bookmarksQuery = infiniteQueryOptions({
  queryKey: ['posts', 'bookmarks'],
  queryFn: ({ pageParam, signal }) =>
    api.call(listBookmarks, { query: { limit: 20, cursor: pageParam }, signal }),
  ...paged,
});

export const likesQuery = (postId: string) =>
  infiniteQueryOptions({
    queryKey: ['likes', postId],
    queryFn: ({ pageParam, signal }) =>
      api.call(listLikes, { params: { postId }, query: { limit: 50, cursor: pageParam }, signal }),
    ...paged,
  });
