import { readKept, writeKept } from '../../ui/kept.ts';

/** The channel that one was in last in a community: the one that one comes back to. */
export function lastChannel(communityId: string): string | undefined {
  return readKept(`channel.${communityId}`);
}

export function rememberChannel(communityId: string, channelId: string): void {
  writeKept(`channel.${communityId}`, channelId);
}
