import { invitesChanged } from '@weft/contract/invites.ts';
import { notificationChanged } from '@weft/contract/notifications.ts';
import { type Applier, onEvent } from '../../realtime/applier.ts';
import { receivedInvitationsQuery, refetchInvites } from './invites.ts';

export const inviteAppliers: readonly Applier[] = [
  onEvent(invitesChanged, (queryClient, { communityId }) => {
    void refetchInvites(queryClient, communityId);
    // Whoever is invited by mail takes a seat.
    void queryClient.invalidateQueries({ queryKey: ['communities', 'one'] });
  }),
  // News may be of an invitation.
  onEvent(notificationChanged, (queryClient) => {
    void queryClient.invalidateQueries({ queryKey: receivedInvitationsQuery.queryKey });
  }),
];
