import { useQuery } from '@tanstack/react-query';
import type { Channel } from '@weft/contract/channels.ts';
import { channelsQuery } from './channels.ts';

export interface ChannelHere {
  readonly data: Channel | undefined;
  /** Everything was looked through: there is none of this address, or none that one may know of. */
  readonly missing: boolean;
  readonly error: unknown;
  readonly refetch: () => unknown;
}

/** The channel of an address. Archived ones are looked through only where no other has it. */
export function useChannel(communityId: string, slug: string): ChannelHere {
  const has = (channel: Channel) => channel.slug === slug;
  const open = useQuery(channelsQuery(communityId));
  const found = open.data?.find(has);
  const archived = useQuery({
    ...channelsQuery(communityId, true),
    enabled: open.data !== undefined && found === undefined,
  });
  const data = found ?? archived.data?.find(has);
  return {
    data,
    missing: data === undefined && archived.data !== undefined && !archived.isFetching && !open.isFetching,
    error: open.error ?? archived.error,
    refetch: open.error === null ? archived.refetch : open.refetch,
  };
}
