import { viewPost } from '@weft/contract/interactions.ts';
import type { Post } from '@weft/contract/posts.ts';
import { useEffect } from 'react';
import { api } from '../../realtime/api.ts';
import { useMe } from '../accounts/me.ts';

/** Opened on a page of its own: what only goes by in a list is not counted. Nothing waits for it, and nothing is lost by it. */
export function useView({ id: postId, author, deleted }: Post): void {
  const me = useMe();
  const counts = !deleted && author.id !== me.id;
  useEffect(() => {
    if (counts) api.call(viewPost, { params: { postId } }).catch(() => {});
  }, [postId, counts]);
}
