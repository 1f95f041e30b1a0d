import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { deletePost, type Post } from '@weft/contract/posts.ts';
import { useEffect, useSyncExternalStore } from 'react';
import { useT } from '../../i18n/language-provider.tsx';
import { api } from '../../realtime/api.ts';
import { useConnectionStatus } from '../../realtime/realtime-provider.tsx';
import { Removals } from '../../realtime/removals.ts';
import { failureWords } from '../../ui/failure/failure-words.ts';
import { useToast } from '../../ui/toast/toast-provider.tsx';
import { useMe } from '../accounts/me.ts';
import type { CommentSlot } from './change.ts';
import { refetchPosts } from './refetch.ts';

type Removed = Pick<Post, 'id'>;

const all = new WeakMap<QueryClient, Removals<Removed>>();

function made(queryClient: QueryClient, me: string): Removals<Removed> {
  return new Removals({
    keptAs: `removals.posts.${me}`,
    remove: ({ id }, leaving) => api.call(deletePost, { params: { postId: id }, keepalive: leaving }),
    gone: ({ id }) => {
      queryClient.setQueryData<CommentSlot>(['comments', id], (known) => known && { post: null });
      void refetchPosts(queryClient);
    },
  });
}

function useRemovals(): Removals<Removed> {
  const queryClient = useQueryClient();
  const me = useMe().id;
  const known = all.get(queryClient) ?? made(queryClient, me);
  all.set(queryClient, known);
  return known;
}

/** Posts and comments that were taken back a moment ago: hidden here, while one can still say otherwise. */
export function useRemovedPosts(): ReadonlySet<string> {
  const removals = useRemovals();
  return useSyncExternalStore(removals.subscribe, removals.ids);
}

/** What could not be told to the server is told when it answers again. */
export function useRetryRemovals(): void {
  const removals = useRemovals();
  const status = useConnectionStatus();
  useEffect(() => {
    if (status === 'live') removals.retryWaiting();
  }, [status, removals]);
}

/** At once, without a question, and with a way back. */
export function useRemovePost({ id, rootId }: Pick<Post, 'id' | 'rootId'>): () => void {
  const t = useT();
  const toast = useToast();
  const removals = useRemovals();
  return () => {
    removals.begin({ id }, (error) => toast({ text: failureWords(error, t) }));
    toast({
      text: t(rootId === null ? 'posts.wasDeleted' : 'posts.commentWasDeleted'),
      undo: () => removals.undo(id),
      gone: () => void removals.settle(id),
    });
  };
}
