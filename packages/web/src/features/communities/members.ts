import { infiniteQueryOptions, type QueryClient } from '@tanstack/react-query';
import { listMembers } from '@weft/contract/members.ts';
import { api } from '../../realtime/api.ts';

export interface MembersFilter {
  readonly search: string;
  readonly status: 'active' | 'suspended';
}

export const membersQuery = (communityId: string, { search, status }: MembersFilter) =>
  infiniteQueryOptions({
    queryKey: ['members', communityId, status, search],
    queryFn: ({ pageParam, signal }) =>
      api.call(listMembers, {
        params: { communityId },
        query: { limit: 30, search, status, cursor: pageParam },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });

export function refetchMembers(queryClient: QueryClient, communityId: string): Promise<void> {
  return queryClient.invalidateQueries({ queryKey: ['members', communityId] });
}
