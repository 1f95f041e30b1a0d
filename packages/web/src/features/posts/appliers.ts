import { postDeleted, postPublished, postUpdated } from '@weft/contract/posts.ts';
import { type Applier, onEvent } from '../../realtime/applier.ts';
import { refetchPosts } from './posts.ts';

export const postAppliers: readonly Applier[] = [postPublished, postUpdated, postDeleted].map((event) =>
  onEvent(event, (queryClient) => void refetchPosts(queryClient)),
);
