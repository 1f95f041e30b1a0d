import { postDeleted, postPublished, postStats, postUpdated } from '@weft/contract/post-events.ts';
import { type Applier, onEvent } from '../../realtime/applier.ts';
import { changePost } from './change.ts';
import { refetchButFeeds, refetchPost, refetchPosts } from './refetch.ts';
import { tellThread } from './thread-news.ts';

export const postAppliers: readonly Applier[] = [
  ...[postPublished, postUpdated, postDeleted].map((event) =>
    onEvent(event, (queryClient, { postId, parentId, rootId }) => {
      if (rootId !== null) {
        tellThread(queryClient, rootId, { type: event.type, postId, parentId });
        // It may have its own page open, beside its place in the thread.
        if (event !== postPublished) void refetchPost(queryClient, postId);
      } else if (event === postPublished) void refetchButFeeds(queryClient);
      else void refetchPosts(queryClient);
    }),
  ),
  onEvent(postStats, (queryClient, { postId, ...counts }) =>
    changePost(queryClient, postId, (post) =>
      post.counts.version < counts.version ? { ...post, counts: { ...post.counts, ...counts } } : post,
    ),
  ),
];
