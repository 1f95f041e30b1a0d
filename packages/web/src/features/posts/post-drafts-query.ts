import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { getPostDraft, listPostDrafts, type PostDraft } from '@weft/contract/post-drafts.ts';
import { api } from '../../realtime/api.ts';
import { paged } from '../../realtime/paged.ts';
import { isMissing } from '../../ui/failure/failure-words.ts';

// Events say when it is another list.
const staysTrue = { staleTime: Number.POSITIVE_INFINITY } as const;

/** What one has begun, the latest first; or what waits for its time, the next first. */
export const postDraftsQuery = (status: 'draft' | 'scheduled') =>
  infiniteQueryOptions({
    queryKey: ['post-drafts', 'list', status],
    queryFn: ({ pageParam, signal }) =>
      api.call(listPostDrafts, { query: { status, limit: 20, cursor: pageParam }, signal }),
    ...paged,
    ...staysTrue,
  });

/** The latest, among which a place looks for what was begun in it. */
export const latestPostDraftsQuery = queryOptions({
  queryKey: ['post-drafts', 'latest'],
  queryFn: async ({ signal }) => (await api.call(listPostDrafts, { query: { limit: 100 }, signal })).items,
  ...staysTrue,
});

/** Undefined: it was published or thrown away. */
export async function fetchPostDraft(clientKey: string): Promise<PostDraft | undefined> {
  try {
    return (await api.call(getPostDraft, { params: { clientKey } })).draft;
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

/** One by its key; null: it was published or thrown away. */
export const postDraftQuery = (clientKey: string) =>
  queryOptions({
    queryKey: ['post-drafts', 'one', clientKey],
    queryFn: async () => (await fetchPostDraft(clientKey)) ?? null,
  });
