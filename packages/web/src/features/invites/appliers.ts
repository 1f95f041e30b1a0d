import { invitesChanged } from '@weft/contract/invites.ts';
import { type Applier, onEvent } from '../../realtime/applier.ts';
import { refetchInvites } from './invites.ts';

export const inviteAppliers: readonly Applier[] = [
  onEvent(invitesChanged, (queryClient, { communityId }) => {
    void refetchInvites(queryClient, communityId);
    // Whoever is invited by mail takes a seat.
    void queryClient.invalidateQueries({ queryKey: ['communities', 'one'] });
  }),
];
