import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { previewFeed } from '@weft/contract/custom-feeds.ts';
import { api } from '../../realtime/api.ts';
import { isRefusal } from '../../ui/failure/failure-words.ts';
import { completed, type Draft } from './draft.ts';

/** The first of what fits the filters that are complete. */
export function previewQuery(draft: Draft) {
  const { logic, groups, sort } = completed(draft);
  return queryOptions({
    queryKey: ['preview', { logic, groups, sort }],
    queryFn: async ({ signal }) =>
      (await api.call(previewFeed, { body: { logic, groups, sort }, signal })).items,
    placeholderData: keepPreviousData,
    // What makes no sense makes none the second time either.
    retry: (times, error) => !isRefusal(error) && times < 3,
  });
}
