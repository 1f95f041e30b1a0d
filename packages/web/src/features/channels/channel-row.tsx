import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { Channel } from '@weft/contract/channels.ts';
import { useState } from 'react';
import { useT } from '../../i18n/language-provider.tsx';
import { useActOnChannel } from './act.ts';
import { ChannelName } from './channel-name.tsx';
import classes from './channel-row.module.css';
import { LeaveDialog } from './leave-dialog.tsx';

export function ChannelRow({ channel, slug }: { channel: Channel; slug: string }) {
  const t = useT();
  const act = useActOnChannel(channel);
  const [leaving, setLeaving] = useState(false);
  const { name, topic, members, joined, may } = channel;
  return (
    <li className={classes.channel}>
      <div className={classes.words}>
        <p className={classes.name}>
          <Link
            to="/c/$slug/channels/$channel"
            params={{ slug, channel: channel.slug }}
            className={classes.link ?? ''}
          >
            <ChannelName channel={channel} />
          </Link>
        </p>
        <p className={classes.detail}>
          {t('communities.members', { count: members })}
          {joined && <> · {t('channels.joined')}</>}
          {topic !== '' && <> · {topic}</>}
        </p>
      </div>
      {may.join && !joined && (
        <Button size="xs" aria-label={t('channels.joinNamed', { name })} onClick={() => void act.join()}>
          {t('channels.join')}
        </Button>
      )}
      {may.leave && joined && (
        <Button
          variant="default"
          size="xs"
          aria-label={t('channels.leaveNamed', { name })}
          onClick={() => (channel.visibility === 'private' ? setLeaving(true) : void act.leave())}
        >
          {t('channels.leave')}
        </Button>
      )}
      {leaving && (
        <LeaveDialog name={name} onClose={() => setLeaving(false)} onLeave={() => void act.leave()} />
      )}
    </li>
  );
}
