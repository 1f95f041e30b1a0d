import { infiniteQueryOptions } from '@tanstack/react-query';
import { listChannelMembers, listChannels } from '@weft/contract/channels.ts';
import { api } from '../../realtime/api.ts';

export interface ChannelFilter {
  readonly search: string;
  readonly archived: boolean;
}

/** What the server finds, page after page. */
export const foundChannelsQuery = (communityId: string, { search, archived }: ChannelFilter) =>
  infiniteQueryOptions({
    queryKey: ['channels', communityId, 'found', archived, search],
    queryFn: ({ pageParam, signal }) =>
      api.call(listChannels, {
        params: { communityId },
        query: { limit: 30, search, archived: String(archived), cursor: pageParam },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });

export interface PeopleFilter {
  readonly search: string;
  /** Members of the community who are not in, to be added. */
  readonly notIn?: boolean;
}

export const channelMembersQuery = (channelId: string, { search, notIn = false }: PeopleFilter) =>
  infiniteQueryOptions({
    queryKey: ['channel-members', channelId, notIn, search],
    queryFn: ({ pageParam, signal }) =>
      api.call(listChannelMembers, {
        params: { channelId },
        query: { limit: 30, search, notIn: String(notIn), cursor: pageParam },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });
