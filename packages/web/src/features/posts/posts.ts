import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { getPost, listProfilePosts, listSpacePosts } from '@weft/contract/posts.ts';
import { api } from '../../realtime/api.ts';
import { paged } from '../../realtime/paged.ts';

// Whoever only reads along hears no events: they look again from time to time.
const looksAgain = { staleTime: 30_000 } as const;

export const spacePostsQuery = (spaceId: string) =>
  infiniteQueryOptions({
    queryKey: ['posts', 'space', spaceId],
    queryFn: ({ pageParam, signal }) =>
      api.call(listSpacePosts, { params: { spaceId }, query: { limit: 20, cursor: pageParam }, signal }),
    ...paged,
    ...looksAgain,
  });

export const profilePostsQuery = (username: string) =>
  infiniteQueryOptions({
    queryKey: ['posts', 'of', username],
    queryFn: ({ pageParam, signal }) =>
      api.call(listProfilePosts, { params: { username }, query: { limit: 20, cursor: pageParam }, signal }),
    ...paged,
    ...looksAgain,
  });

/** The songs that one published, from which an album is made. */
export const ownSongsQuery = (username: string) =>
  infiniteQueryOptions({
    queryKey: ['posts', 'of', username, 'song'],
    queryFn: ({ pageParam, signal }) =>
      api.call(listProfilePosts, {
        params: { username },
        query: { type: 'song', limit: 20, cursor: pageParam },
        signal,
      }),
    ...paged,
    ...looksAgain,
  });

export const postQuery = (postId: string) =>
  queryOptions({
    queryKey: ['posts', 'one', postId],
    queryFn: async ({ signal }) => (await api.call(getPost, { params: { postId }, signal })).post,
    ...looksAgain,
  });
