import { infiniteQueryOptions, type QueryClient, queryOptions, useQuery } from '@tanstack/react-query';
import { getPost, type Post } from '@weft/contract/posts.ts';
import { readThread, readThreadPath, type ThreadNode, type ThreadSort } from '@weft/contract/threads.ts';
import { api } from '../../realtime/api.ts';
import { paged } from '../../realtime/paged.ts';
import type { CommentSlot } from './change.ts';

/** A part of a thread: what stands right under a post, from a cursor on, with what is shown below it. It moves for nobody by itself. */
export const threadQuery = (headId: string, sort: ThreadSort, from: string | null) =>
  infiniteQueryOptions({
    ...paged,
    queryKey: ['threads', headId, sort, from],
    queryFn: async ({ pageParam, signal, client }) => {
      const query = { sort, cursor: pageParam };
      const page = await api.call(readThread, { params: { postId: headId }, query, signal });
      keepComments(client, page.nodes);
      return page;
    },
    initialPageParam: from ?? undefined,
    staleTime: Number.POSITIVE_INFINITY,
  });

/** What a comment answers, from what all of it is about downwards. */
export const pathQuery = (postId: string) =>
  queryOptions({
    queryKey: ['threads', 'path', postId],
    queryFn: async ({ signal, client }) => {
      const path = await api.call(readThreadPath, { params: { postId }, signal });
      keepComments(client, path.nodes);
      return path;
    },
    staleTime: Number.POSITIVE_INFINITY,
  });

function keepComments(client: QueryClient, nodes: readonly ThreadNode[]): void {
  for (const { id, post } of nodes) client.setQueryData<CommentSlot>(['comments', id], { post });
}

/** A comment as it is now, wherever in the tree it came with. Null: only its place is kept. */
export function useComment({ id, post }: ThreadNode): Post | null {
  const initialData: CommentSlot = { post };
  const { data } = useQuery({ queryKey: ['comments', id], enabled: false, initialData });
  return data.post;
}

/** Undefined where it may not be read, or is gone already. */
export async function fetchComment(client: QueryClient, postId: string): Promise<Post | undefined> {
  try {
    const { post } = await api.call(getPost, { params: { postId } });
    client.setQueryData<CommentSlot>(['comments', postId], { post: post.deleted ? null : post });
    return post.deleted ? undefined : post;
  } catch {
    return undefined;
  }
}
