import { type QueryClient, queryOptions } from '@tanstack/react-query';
import { type Channel, type ChannelBase, listChannels } from '@weft/contract/channels.ts';
import { api } from '../../realtime/api.ts';
import { newerIn } from '../../realtime/versioned.ts';

type Channels = readonly Channel[];

/** Every channel of a community that one may know of: the sidebar, names in what is written, and addresses ask it. */
export const channelsQuery = (communityId: string, archived = false) =>
  queryOptions({
    queryKey: ['channels', communityId, 'all', archived],
    queryFn: async ({ signal }): Promise<Channels> => {
      const all: Channel[] = [];
      let cursor: string | undefined;
      do {
        const page = await api.call(listChannels, {
          params: { communityId },
          query: { limit: 100, archived: String(archived), cursor },
          signal,
        });
        all.push(...page.items);
        cursor = page.nextCursor ?? undefined;
      } while (cursor !== undefined);
      return all;
    },
    // Events keep it true.
    staleTime: Number.POSITIVE_INFINITY,
  });

/** What an answer says of a channel, put where the screens look; lists by search are asked again. */
export function putChannel(queryClient: QueryClient, channel: Channel): void {
  for (const archived of [false, true]) {
    const belongs = (channel.archivedAt !== null) === archived;
    queryClient.setQueryData(channelsQuery(channel.communityId, archived).queryKey, (known) => {
      if (known === undefined) return undefined;
      const others = known.filter(({ id }) => id !== channel.id);
      return belongs ? sorted([...others, channel]) : others;
    });
  }
  void refetchFound(queryClient, channel.communityId);
}

/** An event tells what everybody may know who reads it; what is the reader's own stays as it was. */
export function mergeChannel(queryClient: QueryClient, heard: ChannelBase): void {
  const { queryKey } = channelsQuery(heard.communityId, heard.archivedAt !== null);
  const known = queryClient.getQueryData(queryKey)?.some(({ id }) => id === heard.id);
  // One that moved to the other list, or that one may only now know of: the server says what one may do with it.
  if (!known) return void refetchChannels(queryClient, heard.communityId);
  queryClient.setQueryData(queryKey, (list) => list && newerIn(list, heard));
  void refetchFound(queryClient, heard.communityId);
}

export function refetchChannels(queryClient: QueryClient, communityId: string): Promise<void> {
  return queryClient.invalidateQueries({ queryKey: ['channels', communityId] });
}

/** Lists that the server searched: what belongs in them is for the server to say. */
function refetchFound(queryClient: QueryClient, communityId: string): Promise<void> {
  return queryClient.invalidateQueries({ queryKey: ['channels', communityId, 'found'] });
}

function sorted(channels: Channels): Channels {
  return channels.toSorted((a, b) => a.name.localeCompare(b.name));
}
