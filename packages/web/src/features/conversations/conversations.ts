import { infiniteQueryOptions, type QueryClient, queryOptions } from '@tanstack/react-query';
import {
  type Conversation,
  type DirectConversation,
  type GoalConversation,
  getConversation,
  listConversations,
  listThreads,
  type Thread,
} from '@weft/contract/conversations.ts';
import { api } from '../../realtime/api.ts';

export const conversationQuery = (conversationId: string) =>
  queryOptions({
    queryKey: ['conversation', conversationId],
    queryFn: async ({ signal }): Promise<Conversation> =>
      (await api.call(getConversation, { params: { conversationId }, signal })).conversation,
    staleTime: 5 * 60_000,
  });

/** The sidebar shows as many, the latest first. */
export const directsQuery = queryOptions({
  queryKey: ['conversations', 'direct'],
  queryFn: async ({ signal }): Promise<readonly DirectConversation[]> =>
    (await api.call(listConversations, { query: { limit: 50 }, signal })).items,
  staleTime: Number.POSITIVE_INFINITY,
});

export const threadsQuery = (communityId: string, unread: boolean) =>
  infiniteQueryOptions({
    queryKey: ['threads', communityId, unread],
    queryFn: ({ pageParam, signal }) =>
      api.call(listThreads, {
        params: { communityId },
        query: { limit: 20, unread: String(unread), cursor: pageParam },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });

export function isKnownThread(queryClient: QueryClient, conversationId: string): boolean {
  return queryClient.getQueryData(conversationQuery(conversationId).queryKey)?.kind === 'thread';
}

export function putConversation(queryClient: QueryClient, conversation: Conversation): void {
  queryClient.setQueryData(conversationQuery(conversation.id).queryKey, conversation);
}

export function changeThread(
  queryClient: QueryClient,
  conversationId: string,
  change: (known: Thread) => Thread,
): void {
  queryClient.setQueryData(conversationQuery(conversationId).queryKey, (known) =>
    known?.kind === 'thread' ? change(known) : known,
  );
}

export function refetchConversation(queryClient: QueryClient, conversationId: string): Promise<void> {
  return queryClient.invalidateQueries({ queryKey: conversationQuery(conversationId).queryKey });
}

/** Under which name a direct conversation is known to one: the others, or oneself alone. */
export function nameOfDirect({ people }: DirectConversation, me: string, self: string): string {
  const others = people.filter(({ id }) => id !== me);
  return others.length === 0 ? self : others.map(({ displayName }) => displayName).join(', ');
}

/** In the list of the sidebar and where it is open. */
export function changeDirect(
  queryClient: QueryClient,
  conversationId: string,
  change: (known: DirectConversation) => DirectConversation,
): void {
  queryClient.setQueryData(directsQuery.queryKey, (known) =>
    known?.map((one) => (one.id === conversationId ? change(one) : one)),
  );
  queryClient.setQueryData(conversationQuery(conversationId).queryKey, (known) =>
    known?.kind === 'direct' ? change(known) : known,
  );
}

/** Up to where somebody has read what is said among a few. */
export function changeRead(
  queryClient: QueryClient,
  conversationId: string,
  { userId, lastReadSeq }: GoalConversation['read'][number],
): void {
  const change = <Known extends DirectConversation | GoalConversation>(known: Known): Known => ({
    ...known,
    read: known.read.map((one) =>
      one.userId === userId && one.lastReadSeq < lastReadSeq ? { userId, lastReadSeq } : one,
    ),
  });
  changeDirect(queryClient, conversationId, change);
  queryClient.setQueryData(conversationQuery(conversationId).queryKey, (known) =>
    known?.kind === 'goal' ? change(known) : known,
  );
}

/** Lists that are on the screen; others are asked for when they are. */
export function refetchThreads(queryClient: QueryClient): Promise<void> {
  return queryClient.invalidateQueries({ queryKey: ['threads'] });
}
