import { infiniteQueryOptions, type QueryClient } from '@tanstack/react-query';
import {
  listFollowers,
  listFollowing,
  listFollowRequests,
  listFriends,
  listMutes,
  type PeopleList,
} from '@weft/contract/graph.ts';
import { api } from '../../realtime/api.ts';
import { paged } from '../../realtime/paged.ts';

export const requestsQuery = infiniteQueryOptions({
  queryKey: ['graph', 'requests'],
  queryFn: ({ pageParam, signal }) =>
    api.call(listFollowRequests, { query: { limit: 30, cursor: pageParam }, signal }),
  ...paged,
});

export const mutesQuery = infiniteQueryOptions({
  queryKey: ['graph', 'mutes'],
  queryFn: ({ pageParam, signal }) =>
    api.call(listMutes, { query: { limit: 30, cursor: pageParam }, signal }),
  ...paged,
});

const lists = { followers: listFollowers, following: listFollowing, friends: listFriends };

export const peopleQuery = (username: string, list: PeopleList, search: string) =>
  infiniteQueryOptions({
    queryKey: ['graph', list, username.toLowerCase(), search],
    queryFn: ({ pageParam, signal }) =>
      api.call(lists[list], {
        params: { username },
        query: { limit: 30, cursor: pageParam, search },
        signal,
      }),
    ...paged,
  });

/** Everything that says how two stand to each other. What is not on the screen is asked for when it is. */
export async function refetchGraph(queryClient: QueryClient): Promise<void> {
  await Promise.all(['graph', 'profiles'].map((key) => queryClient.invalidateQueries({ queryKey: [key] })));
}
