import {
  feedbackChanged,
  formDraftDiscarded,
  formDraftSaved,
  formDraftSubmitted,
} from '@weft/contract/form-events.ts';
import { type Applier, onEvent } from '../../realtime/applier.ts';
import { tellFormNews } from './form-news.ts';

/** The events have no words, so that the lists are asked for anew where they are looked at. */
export const formAppliers: readonly Applier[] = [
  ...[formDraftSaved, formDraftSubmitted, formDraftDiscarded].map((event) =>
    onEvent(event, (queryClient, draft) => {
      for (const queryKey of [['form-drafts'], ['draft-count']])
        void queryClient.invalidateQueries({ queryKey });
      tellFormNews({ what: event === formDraftSaved ? 'saved' : 'gone', draft });
    }),
  ),
  onEvent(feedbackChanged, (queryClient) => {
    void queryClient.invalidateQueries({ queryKey: ['feedback'] });
  }),
];
