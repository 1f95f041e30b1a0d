import { type InfiniteData, infiniteQueryOptions, type QueryClient } from '@tanstack/react-query';
import type { PayloadOf } from '@weft/contract/event.ts';
import { listMembers } from '@weft/contract/members.ts';
import type { personChanged } from '@weft/contract/profiles.ts';
import type { Answer } from '@weft/contract/route.ts';
import { api } from '../../realtime/api.ts';
import { paged } from '../../realtime/paged.ts';

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
    ...paged,
  });

type Listed = InfiniteData<Answer<typeof listMembers>>;

/** A new name or picture, put in wherever the person stands in a list. */
export function renameMember(
  queryClient: QueryClient,
  { id, displayName, avatar }: PayloadOf<typeof personChanged>['person'],
): void {
  queryClient.setQueriesData<Listed>({ queryKey: ['members'] }, (known) =>
    known === undefined
      ? known
      : {
          ...known,
          pages: known.pages.map((page) => ({
            ...page,
            items: page.items.map((member) =>
              member.userId === id ? { ...member, displayName, avatar } : member,
            ),
          })),
        },
  );
}

export function refetchMembers(queryClient: QueryClient, communityId: string): Promise<void> {
  return queryClient.invalidateQueries({ queryKey: ['members', communityId] });
}
