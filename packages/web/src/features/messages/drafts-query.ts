import { infiniteQueryOptions } from '@tanstack/react-query';
import { type Draft, listDrafts } from '@weft/contract/drafts.ts';
import { api } from '../../realtime/api.ts';
import { paged } from '../../realtime/paged.ts';

/** All that one has begun to write and not sent, the latest first. Events say when it is another list. */
export const draftsQuery = infiniteQueryOptions({
  queryKey: ['drafts'],
  queryFn: ({ pageParam, signal }) =>
    api.call(listDrafts, { query: { limit: 100, cursor: pageParam }, signal }),
  ...paged,
  staleTime: Number.POSITIVE_INFINITY,
});

/** What a device is told of a draft. */
export interface DraftNews {
  readonly what: 'saved' | 'gone';
  readonly draft: Pick<Draft, 'to' | 'clientKey' | 'revision'>;
}

const listeners = new Set<(news: DraftNews) => void>();

/** For whoever shows the place; apart from the list, which all pages know. */
export function onDraftNews(listener: (news: DraftNews) => void): void {
  listeners.add(listener);
}

export function tellDraftNews(news: DraftNews): void {
  for (const listener of listeners) listener(news);
}
