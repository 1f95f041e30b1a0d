import type { Channel } from '@weft/contract/channels.ts';
import { Hash, Lock } from 'lucide-react';
import { IconName } from '../../ui/name/icon-name.tsx';

type Named = Pick<Channel, 'name' | 'visibility'>;

export function channelIcon(visibility: Channel['visibility']) {
  return visibility === 'private' ? Lock : Hash;
}

/** "# general", or a lock before a private one's name. */
export function ChannelName({ channel: { name, visibility } }: { channel: Named }) {
  return <IconName icon={channelIcon(visibility)}>{name}</IconName>;
}
