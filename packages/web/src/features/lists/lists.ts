import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { getList, listListMembers, listLists } from '@weft/contract/lists.ts';
import { api } from '../../realtime/api.ts';
import { paged } from '../../realtime/paged.ts';

export const listsQuery = queryOptions({
  queryKey: ['lists', 'all'],
  queryFn: async ({ signal }) => (await api.call(listLists, { query: {}, signal })).lists,
});

export const listQuery = (listId: string) =>
  queryOptions({
    queryKey: ['lists', 'one', listId],
    queryFn: async ({ signal }) => (await api.call(getList, { params: { listId }, signal })).list,
  });

export const listMembersQuery = (listId: string) =>
  infiniteQueryOptions({
    queryKey: ['lists', 'members', listId],
    queryFn: ({ pageParam, signal }) =>
      api.call(listListMembers, { params: { listId }, query: { limit: 50, cursor: pageParam }, signal }),
    ...paged,
  });
