import { queryOptions } from '@tanstack/react-query';
import { countDrafts } from '@weft/contract/drafts.ts';
import { api } from '../../realtime/api.ts';

/** How much one has begun, of every kind. Events say when it is another number. */
export const draftCountQuery = queryOptions({
  queryKey: ['draft-count'],
  queryFn: ({ signal }) => api.call(countDrafts, { signal }),
  staleTime: Number.POSITIVE_INFINITY,
});
