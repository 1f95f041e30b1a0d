import { infiniteQueryOptions, type QueryClient, queryOptions } from '@tanstack/react-query';
import { getOperatorFigures, getOperatorOverview } from '@weft/contract/operator.ts';
import { getAnyCommunity, listAllCommunities } from '@weft/contract/operator-communities.ts';
import { listFeedback } from '@weft/contract/operator-feedback.ts';
import { getPerson, listPeople } from '@weft/contract/operator-people.ts';
import type { JobState, MailState } from '@weft/contract/operator-states.ts';
import {
  type listActs as actsRoute,
  listActs,
  listJobs,
  listMails,
  listNotices,
} from '@weft/contract/operator-work.ts';
import type { Sent } from '@weft/contract/route.ts';
import { listTiers } from '@weft/contract/tiers.ts';
import { api } from '../../realtime/api.ts';
import { paged } from '../../realtime/paged.ts';
import type { Show } from './shows.ts';

/** No events tell of what is seen here: it is fetched again on the way back to it, and after each act. */
export function refetchOperator(queryClient: QueryClient): Promise<void> {
  return queryClient.invalidateQueries({ queryKey: ['operator'] });
}

const listed = { ...paged, staleTime: 0 };

export const overviewQuery = queryOptions({
  queryKey: ['operator', 'overview'],
  queryFn: ({ signal }) => api.call(getOperatorOverview, { signal }),
  refetchInterval: 30_000,
  staleTime: 0,
});

export type Range = '30' | '90' | '365';

export const figuresQuery = (days: Range) =>
  queryOptions({
    queryKey: ['operator', 'figures', days],
    queryFn: async ({ signal }) => (await api.call(getOperatorFigures, { query: { days }, signal })).days,
  });

export const peopleQuery = (begins: string, show: Show) =>
  infiniteQueryOptions({
    queryKey: ['operator', 'people', begins, show],
    queryFn: ({ pageParam, signal }) =>
      api.call(listPeople, {
        query: { limit: 30, cursor: pageParam, begins, ...filterOf(show) },
        signal,
      }),
    ...listed,
  });

function filterOf(show: Show) {
  if (show === 'all') return {};
  return show === 'admins' ? { role: 'admin' as const } : { status: show };
}

export const personQuery = (userId: string) =>
  queryOptions({
    queryKey: ['operator', 'person', userId],
    queryFn: async ({ signal }) => (await api.call(getPerson, { params: { userId }, signal })).person,
    staleTime: 0,
  });

export const tiersQuery = queryOptions({
  queryKey: ['operator', 'tiers'],
  queryFn: async ({ signal }) => (await api.call(listTiers, { signal })).tiers,
});

export const communitiesQuery = (begins: string) =>
  infiniteQueryOptions({
    queryKey: ['operator', 'communities', begins],
    queryFn: ({ pageParam, signal }) =>
      api.call(listAllCommunities, { query: { limit: 30, cursor: pageParam, begins }, signal }),
    ...listed,
  });

export const communityQuery = (communityId: string) =>
  queryOptions({
    queryKey: ['operator', 'community', communityId],
    queryFn: async ({ signal }) =>
      (await api.call(getAnyCommunity, { params: { communityId }, signal })).community,
    staleTime: 0,
  });

export const mailsQuery = (status: MailState | undefined) =>
  infiniteQueryOptions({
    queryKey: ['operator', 'mails', status],
    queryFn: ({ pageParam, signal }) =>
      api.call(listMails, { query: { limit: 30, cursor: pageParam, status }, signal }),
    ...listed,
  });

export const jobsQuery = (state: JobState) =>
  infiniteQueryOptions({
    queryKey: ['operator', 'jobs', state],
    queryFn: ({ pageParam, signal }) =>
      api.call(listJobs, { query: { limit: 30, cursor: pageParam, state }, signal }),
    ...listed,
  });

export type ActFilter = Omit<NonNullable<Sent<typeof actsRoute>['query']>, 'limit' | 'cursor'>;

export const actsQuery = (filter: ActFilter) =>
  infiniteQueryOptions({
    queryKey: ['operator', 'acts', filter],
    queryFn: ({ pageParam, signal }) =>
      api.call(listActs, { query: { limit: 30, cursor: pageParam, ...filter }, signal }),
    ...listed,
  });

export type FeedbackFilter = Omit<NonNullable<Sent<typeof listFeedback>['query']>, 'limit' | 'cursor'>;

export const feedbackListQuery = (filter: FeedbackFilter) =>
  infiniteQueryOptions({
    queryKey: ['operator', 'feedback', filter],
    queryFn: ({ pageParam, signal }) =>
      api.call(listFeedback, { query: { limit: 30, cursor: pageParam, ...filter }, signal }),
    ...listed,
  });

export const noticesQuery = infiniteQueryOptions({
  queryKey: ['operator', 'notices'],
  queryFn: ({ pageParam, signal }) =>
    api.call(listNotices, { query: { limit: 20, cursor: pageParam }, signal }),
  ...listed,
  // Until the last one has come to everybody.
  refetchInterval: ({ state }) => (state.data?.pages[0]?.items[0]?.finishedAt === null ? 1_000 : false),
});
