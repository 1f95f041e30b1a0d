import { type QueryClient, queryOptions } from '@tanstack/react-query';
import { getMessage, type Message } from '@weft/contract/messages.ts';
import { api } from '../../realtime/api.ts';
import type { Pages } from './timeline.ts';

/** One message by itself; where it stands in a timeline that is known, it is shown at once. */
export const rootQuery = (queryClient: QueryClient, messageId: string) =>
  queryOptions({
    queryKey: ['message', messageId],
    queryFn: async ({ signal }): Promise<Message> =>
      (await api.call(getMessage, { params: { messageId }, signal })).message,
    initialData: () => known(queryClient, messageId),
    initialDataUpdatedAt: 0,
  });

function known(queryClient: QueryClient, messageId: string): Message | undefined {
  for (const [, pages] of queryClient.getQueriesData<Pages>({ queryKey: ['timeline'] }))
    for (const { items } of pages?.pages ?? [])
      for (const entry of items)
        if (entry.kind === 'message' && entry.message.id === messageId) return entry.message;
  return undefined;
}
