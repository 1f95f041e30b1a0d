import { infiniteQueryOptions, type QueryClient, queryOptions } from '@tanstack/react-query';
import { listInvitations } from '@weft/contract/invitations.ts';
import { listInvites, lookAtInvite } from '@weft/contract/invites.ts';
import { api } from '../../realtime/api.ts';
import { paged } from '../../realtime/paged.ts';

export const invitesQuery = (communityId: string) =>
  infiniteQueryOptions({
    queryKey: ['invites', communityId],
    queryFn: ({ pageParam, signal }) =>
      api.call(listInvites, {
        params: { communityId },
        query: { limit: 20, cursor: pageParam },
        signal,
      }),
    ...paged,
  });

export const invitationQuery = (token: string) =>
  queryOptions({
    queryKey: ['invitation', token],
    queryFn: ({ signal }) => api.call(lookAtInvite, { body: { token }, signal }),
    retry: false,
  });

/** The first hundred: whoever has more answers some, and sees the next. */
export const receivedInvitationsQuery = queryOptions({
  queryKey: ['invitations', 'received'],
  queryFn: async ({ signal }) => (await api.call(listInvitations, { query: { limit: 100 }, signal })).items,
});

export function refetchInvites(queryClient: QueryClient, communityId: string): Promise<void> {
  return queryClient.invalidateQueries({ queryKey: ['invites', communityId] });
}

/** The secret behind the #, which browsers send to no server. */
export const inviteLink = (token: string) => `${window.location.origin}/invite#${token}`;
