import { communityUpdated, membershipChanged } from '@weft/contract/communities.ts';
import { memberJoined, memberLeft, memberUpdated } from '@weft/contract/members.ts';
import { personChanged } from '@weft/contract/profiles.ts';
import { type Applier, onEvent } from '../../realtime/applier.ts';
import { mergeBase, mergeCount, refetchCommunities } from './communities.ts';
import { refetchMembers, renameMember } from './members.ts';

export const communityAppliers: readonly Applier[] = [
  onEvent(communityUpdated, (queryClient, { community }) => {
    mergeBase(queryClient, community);
    // Plan and seats are not for every member, so they do not travel with it.
    void queryClient.invalidateQueries({ queryKey: ['communities', 'one'] });
  }),
  onEvent(membershipChanged, (queryClient) => void refetchCommunities(queryClient)),
  ...[memberJoined, memberUpdated].map((event) =>
    onEvent(event, (queryClient, { member, members }) => {
      mergeCount(queryClient, member.communityId, members);
      void refetchMembers(queryClient, member.communityId);
    }),
  ),
  onEvent(personChanged, (queryClient, { person }) => renameMember(queryClient, person)),
  onEvent(memberLeft, (queryClient, { communityId, members }) => {
    mergeCount(queryClient, communityId, members);
    void refetchMembers(queryClient, communityId);
  }),
];
