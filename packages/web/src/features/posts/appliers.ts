import { postDeleted, postPublished, postUpdated } from '@weft/contract/post-events.ts';
import { type Applier, onEvent } from '../../realtime/applier.ts';
import { refetchPosts } from './refetch.ts';

export const postAppliers: readonly Applier[] = [postPublished, postUpdated, postDeleted].map((event) =>
  onEvent(event, (queryClient) => void refetchPosts(queryClient)),
);
