import { queryOptions } from '@tanstack/react-query';
import type { Thread } from '@weft/contract/conversations.ts';
import { previewThreadPost } from '@weft/contract/thread-posts.ts';
import { api } from '../../realtime/api.ts';

/** What a post of a thread would quote, who would read it in a space, and the post that there is already. */
export const threadPostQuery = (conversationId: string, spaceId?: string) =>
  queryOptions({
    queryKey: ['thread-post', conversationId, spaceId],
    queryFn: ({ signal }) =>
      api.call(previewThreadPost, { params: { conversationId }, query: { spaceId }, signal }),
    // Nothing tells of it here: it is looked at again.
    staleTime: 0,
  });

/** What was said in private stays there. */
export const beganInPublic = ({ channels }: Thread): boolean =>
  channels.some(({ isPrimary, visibility }) => isPrimary && visibility === 'public');
