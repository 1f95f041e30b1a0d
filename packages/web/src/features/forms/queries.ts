import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { listFormDrafts, listMyFeedback } from '@weft/contract/forms.ts';
import { api } from '../../realtime/api.ts';
import { paged } from '../../realtime/paged.ts';

/** What one has begun and not sent. Events say when it is another list. */
export const formDraftsQuery = queryOptions({
  queryKey: ['form-drafts'],
  queryFn: async ({ signal }) => (await api.call(listFormDrafts, { signal })).items,
  staleTime: Number.POSITIVE_INFINITY,
});

/** What one has sent, and what became of it. */
export const feedbackQuery = infiniteQueryOptions({
  queryKey: ['feedback'],
  queryFn: ({ pageParam, signal }) => api.call(listMyFeedback, { query: { cursor: pageParam }, signal }),
  ...paged,
});
