import type { QueryClient } from '@tanstack/react-query';
import { membershipChanged } from '@weft/contract/communities.ts';
import { draftDiscarded, draftSaved, draftSent } from '@weft/contract/drafts.ts';
import { goalCreated, goalLeft, goalUpdated } from '@weft/contract/goals.ts';
import { messageCreated, messageDeleted, messageUpdated } from '@weft/contract/message-events.ts';
import type { Place } from '@weft/contract/places.ts';
import { type Applier, onBrief, onEvent } from '../../realtime/applier.ts';
import { newerOf, type Versioned } from '../../realtime/versioned.ts';

const refetch = (queryClient: QueryClient, ...of: string[]) =>
  void queryClient.invalidateQueries({ queryKey: ['goals', ...of] });

/** Where something was said in a goal, what waits, what happened last, its days and how far it is are others now. */
function said(queryClient: QueryClient, place: Place): void {
  const known = queryClient.getQueriesData({ queryKey: ['goals'] });
  // Lists and pages are known here only as what they hold: their queries come with their page.
  if (place.kind === 'conversation' && JSON.stringify(known).includes(`"${place.id}"`)) refetch(queryClient);
}

export const goalAppliers: readonly Applier[] = [
  onEvent(goalCreated, (queryClient) => refetch(queryClient, 'list')),
  onEvent(goalUpdated, (queryClient, { goal }) => {
    queryClient.setQueryData<Versioned>(['goals', 'one', goal.id], (known) => known && newerOf(known, goal));
    // What one may do with it is for the server to say.
    refetch(queryClient, 'one', goal.id);
    refetch(queryClient, 'list');
    void queryClient.invalidateQueries({ queryKey: ['conversation', goal.conversationId] });
  }),
  onEvent(goalLeft, (queryClient, { goalId, conversationId }) => {
    refetch(queryClient, 'one', goalId);
    refetch(queryClient, 'list');
    void queryClient.invalidateQueries({ queryKey: ['conversation', conversationId] });
    void queryClient.invalidateQueries({ queryKey: ['unread'] });
  }),
  onBrief(messageCreated, (queryClient, { message: { place } }) => said(queryClient, place)),
  onEvent(messageUpdated, (queryClient, { message: { place } }) => said(queryClient, place)),
  onEvent(messageDeleted, (queryClient, { place }) => said(queryClient, place)),
  ...[draftSaved, draftSent, draftDiscarded].map((event) =>
    onEvent(event, (queryClient, { to, revision }) => {
      // One more or one less of them is another calendar; one that only grows is not.
      if ('conversationId' in to && to.targetDate !== undefined && (event !== draftSaved || revision === 1))
        refetch(queryClient, 'days');
    }),
  ),
  // Another role, in or out: which goals one sees is for the server to say.
  onEvent(membershipChanged, (queryClient) => refetch(queryClient)),
];
