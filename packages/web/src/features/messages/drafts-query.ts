import { queryOptions } from '@tanstack/react-query';
import { type Draft, listDrafts } from '@weft/contract/drafts.ts';
import { api } from '../../realtime/api.ts';

/** As many are known to a page; whoever has more is told so. */
const most = 100;

/** What one has begun to write and not sent, the latest first. Events say when it is another list. */
export const draftsQuery = queryOptions({
  queryKey: ['drafts'],
  queryFn: async ({ signal }) => {
    const { items, nextCursor } = await api.call(listDrafts, { query: { limit: most }, signal });
    return { items, more: nextCursor !== null };
  },
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
