import type { Channel } from '@weft/contract/channels.ts';
import { Hash, Lock } from 'lucide-react';
import classes from './channel-name.module.css';

type Named = Pick<Channel, 'name' | 'visibility'>;

export function channelIcon(visibility: Channel['visibility']) {
  return visibility === 'private' ? Lock : Hash;
}

/** "# general", or a lock before a private one's name. */
export function ChannelName({ channel: { name, visibility } }: { channel: Named }) {
  const Icon = channelIcon(visibility);
  return (
    <span className={classes.name}>
      <Icon size={16} aria-hidden />
      {name}
    </span>
  );
}
