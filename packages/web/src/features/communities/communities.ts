import { infiniteQueryOptions, type QueryClient, queryOptions } from '@tanstack/react-query';
import {
  type Community,
  type CommunityBase,
  getCommunity,
  listCommunities,
  listMyCommunities,
} from '@weft/contract/communities.ts';
import { api } from '../../realtime/api.ts';
import { paged } from '../../realtime/paged.ts';
import { newerOf } from '../../realtime/versioned.ts';

/** The communities that one is in: the rail, the home page and the switcher show them all. */
export const myCommunitiesQuery = queryOptions({
  queryKey: ['communities', 'mine'],
  queryFn: async ({ signal }) => {
    const all: Community[] = [];
    let cursor: string | undefined;
    do {
      const page = await api.call(listMyCommunities, { query: { limit: 100, cursor }, signal });
      all.push(...page.items);
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    return all as readonly Community[];
  },
  // Events keep it true.
  staleTime: Number.POSITIVE_INFINITY,
});

export const communityQuery = (slug: string) =>
  queryOptions({
    queryKey: ['communities', 'one', slug],
    queryFn: async ({ signal }) =>
      (await api.call(getCommunity, { params: { community: slug }, signal })).community,
  });

export const publicCommunitiesQuery = (begins: string) =>
  infiniteQueryOptions({
    queryKey: ['communities', 'public', begins],
    queryFn: ({ pageParam, signal }) =>
      api.call(listCommunities, { query: { limit: 20, begins, cursor: pageParam }, signal }),
    ...paged,
  });

/** What an answer says of a community, put where the screens look. */
export function putCommunity(queryClient: QueryClient, community: Community): void {
  queryClient.setQueryData(communityQuery(community.slug).queryKey, community);
  queryClient.setQueryData(myCommunitiesQuery.queryKey, (known) =>
    known?.map((one) => (one.id === community.id ? community : one)),
  );
}

/** An event tells what all members may know; what is the reader's own stays as it was. */
export function mergeBase(queryClient: QueryClient, heard: CommunityBase): void {
  changeEverywhere(queryClient, heard.id, (known) => newerOf(known, heard));
}

export function mergeCount(queryClient: QueryClient, communityId: string, members: number): void {
  changeEverywhere(queryClient, communityId, (known) => ({ ...known, members }));
}

function changeEverywhere(
  queryClient: QueryClient,
  communityId: string,
  change: (known: Community) => Community,
): void {
  queryClient.setQueryData(myCommunitiesQuery.queryKey, (known) =>
    known?.map((one) => (one.id === communityId ? change(one) : one)),
  );
  queryClient.setQueriesData<Community>({ queryKey: ['communities', 'one'] }, (known) =>
    known?.id === communityId ? change(known) : known,
  );
}

/** One's own place changed: what one may do is for the server to say again. */
export async function refetchCommunities(queryClient: QueryClient): Promise<void> {
  await queryClient.invalidateQueries({ queryKey: ['communities'] });
}
