import { type QueryClient, type QueryFilters, useQuery, useQueryClient } from '@tanstack/react-query';
import { postDeleted, postPublished } from '@weft/contract/post-events.ts';
import type { Post } from '@weft/contract/posts.ts';
import type { ThreadNode, ThreadSort } from '@weft/contract/threads.ts';
import { useEffect, useRef } from 'react';
import { useHeard } from '../../realtime/use-heard.ts';
import type { CommentSlot } from './change.ts';
import { newsKey, type ThreadNews } from './thread-news.ts';
import { fetchComment } from './threads.ts';

/** What was said since the thread was fetched. One's own stands there at once, that of others when one asks for it. */
interface Arrival {
  readonly post: Post;
  readonly shown: boolean;
}

const noArrivals: readonly Arrival[] = [];
const noNews: readonly ThreadNews[] = [];
const arrivalsKey = (rootId: string) => ['thread-arrivals', rootId] as const;

function changeArrivals(
  client: QueryClient,
  rootId: string,
  change: (all: readonly Arrival[]) => readonly Arrival[],
): void {
  client.setQueryData<readonly Arrival[]>(arrivalsKey(rootId), (all = noArrivals) => change(all));
}

export function arrive(client: QueryClient, rootId: string, post: Post, shown: boolean): void {
  changeArrivals(client, rootId, (before) => {
    const known = before.find((one) => one.post.id === post.id);
    if (known === undefined) return [...before, { post, shown }];
    return known.shown || !shown ? before : before.map((one) => (one === known ? { post, shown } : one));
  });
}

/** Those under a post that came meanwhile and that no fetched part of the thread holds, in the order in which they came. */
export function useArrivals(rootId: string, parentId: string, sort: ThreadSort) {
  const client = useQueryClient();
  const { data: all } = useQuery({
    queryKey: arrivalsKey(rootId),
    enabled: false,
    initialData: noArrivals,
  });
  // Those of another order may have been fetched later, and hold more than what is on the screen.
  const fetched = fetchedIds(client, { predicate: ({ queryKey }) => queryKey[2] === sort });
  const here = all.filter(({ post }) => post.parentId === parentId && !fetched.has(post.id));
  const show = () =>
    changeArrivals(client, rootId, (before) =>
      before.map((one) => (one.post.parentId === parentId ? { ...one, shown: true } : one)),
    );
  return {
    shown: here.filter((one) => one.shown).map(({ post }) => post),
    waiting: here.filter((one) => !one.shown).length,
    show,
  };
}

/** What those parts hold. */
function fetchedIds(client: QueryClient, which: QueryFilters): Set<string> {
  const parts = client.getQueriesData<Part>({ queryKey: ['threads'], ...which });
  return new Set(
    parts.flatMap(([, part]) => part?.pages?.flatMap(({ nodes }) => nodes.map(({ id }) => id)) ?? []),
  );
}

interface Part {
  readonly pages?: readonly { readonly nodes: readonly ThreadNode[] }[];
}

/**
 * As long as the thread is on the screen: what is said in it waits to be shown, what is said differently or taken back is so at
 * once. It is fetched when its room is heard, and again when that begins anew, so that nothing falls in between.
 */
export function useLiveThread(rootId: string): boolean {
  const client = useQueryClient();
  const { data: news } = useQuery({
    queryKey: newsKey(rootId),
    enabled: false,
    initialData: noNews,
  });
  const done = useRef(news.length);
  const { ready, times } = useHeard(`post:${rootId}`);
  useEffect(() => {
    if (times === 0) return;
    void client.invalidateQueries({ queryKey: ['threads'] }).then(() => {
      const fetched = fetchedIds(client, { type: 'active' });
      changeArrivals(client, rootId, (all) => all.filter(({ post }) => !fetched.has(post.id)));
    });
  }, [times, client, rootId]);
  useEffect(() => {
    const fresh = news.slice(done.current);
    done.current = news.length;
    for (const { type, postId } of fresh) {
      if (type === postDeleted.type) {
        client.setQueryData<CommentSlot>(['comments', postId], { post: null });
        changeArrivals(client, rootId, (all) => all.filter(({ post, shown }) => shown || post.id !== postId));
      } else
        void fetchComment(client, postId).then((post) => {
          if (post !== undefined && type === postPublished.type) arrive(client, rootId, post, false);
        });
    }
  }, [news, client, rootId]);
  return ready;
}
