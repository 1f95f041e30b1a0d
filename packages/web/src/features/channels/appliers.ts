import {
  channelCreated,
  channelHidden,
  channelMembershipChanged,
  channelUpdated,
} from '@weft/contract/channels.ts';
import { type Applier, onEvent } from '../../realtime/applier.ts';
import { mergeChannel, refetchChannels } from './channels.ts';

export const channelAppliers: readonly Applier[] = [
  onEvent(channelCreated, (queryClient, { channel }) => mergeChannel(queryClient, channel)),
  onEvent(channelUpdated, (queryClient, { channel }) => {
    mergeChannel(queryClient, channel);
    void queryClient.invalidateQueries({ queryKey: ['channel-members', channel.id] });
  }),
  // What one may do there changed with it: that is for the server to say.
  onEvent(channelHidden, (queryClient, { communityId }) => void refetchChannels(queryClient, communityId)),
  onEvent(
    channelMembershipChanged,
    (queryClient, { communityId }) => void refetchChannels(queryClient, communityId),
  ),
];
