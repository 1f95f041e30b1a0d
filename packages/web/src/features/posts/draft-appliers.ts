import { postDraftDiscarded, postDraftPublished, postDraftSaved } from '@weft/contract/post-draft-events.ts';
import { type Applier, onEvent } from '../../realtime/applier.ts';
import { tellPostDraftNews } from './post-draft-news.ts';

/** The lists are others now; the events have no words, so that they are asked for anew where they are looked at. */
export const postDraftAppliers: readonly Applier[] = [
  postDraftSaved,
  postDraftPublished,
  postDraftDiscarded,
].map((event) =>
  onEvent(event, (queryClient, draft) => {
    void queryClient.invalidateQueries({ queryKey: ['post-drafts'] });
    void queryClient.invalidateQueries({ queryKey: ['draft-count'] });
    tellPostDraftNews({ what: event === postDraftSaved ? 'saved' : 'gone', draft });
  }),
);
