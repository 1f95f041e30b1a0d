import { membershipChanged } from '@weft/contract/communities.ts';
import { spaceCreated, spaceUpdated } from '@weft/contract/spaces.ts';
import { type Applier, onEvent } from '../../realtime/applier.ts';
import { mergeSpace, refetchSpaces } from './spaces.ts';

export const spaceAppliers: readonly Applier[] = [
  ...[spaceCreated, spaceUpdated].map((event) =>
    onEvent(event, (queryClient, { space }) => mergeSpace(queryClient, space)),
  ),
  // Another role, in or out: which spaces there are and what one may do there is for the server to say.
  onEvent(membershipChanged, (queryClient, { communityId }) => void refetchSpaces(queryClient, communityId)),
];
