import type { QueryClient } from '@tanstack/react-query';
import { draftDiscarded, draftSaved, draftSent } from '@weft/contract/drafts.ts';
import { type Applier, onEvent } from '../../realtime/applier.ts';
import { draftsQuery, tellDraftNews } from '../messages/drafts-query.ts';

/** The list is another one; the events have no text, so that it is asked for anew where it is looked at. */
function stale(queryClient: QueryClient, draftId: string, gone: boolean): void {
  const { queryKey } = draftsQuery;
  const known = queryClient.getQueryData(queryKey)?.items.some(({ id }) => id === draftId);
  // Of one that was there before and is there still, the count is the same: only the page of drafts asks at once.
  const refetchType = known === true && !gone ? 'none' : 'active';
  void queryClient.invalidateQueries({ queryKey, refetchType });
  if (refetchType === 'active') void queryClient.invalidateQueries({ queryKey: ['draft-count'] });
}

export const draftAppliers: readonly Applier[] = [
  onEvent(draftSaved, (queryClient, draft) => {
    stale(queryClient, draft.draftId, false);
    tellDraftNews({ what: 'saved', draft });
  }),
  ...[draftSent, draftDiscarded].map((event) =>
    onEvent(event, (queryClient, draft) => {
      stale(queryClient, draft.draftId, true);
      tellDraftNews({ what: 'gone', draft });
    }),
  ),
];
