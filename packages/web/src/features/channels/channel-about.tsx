import { Button, NativeSelect } from '@mantine/core';
import type { Channel, NotificationLevel } from '@weft/contract/channels.ts';
import { useState } from 'react';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { Confirm } from '../../ui/dialog/confirm.tsx';
import classes from '../../ui/form/form.module.css';
import { Facts } from '../../ui/page/facts.tsx';
import { shortDate } from '../../ui/time/relative.ts';
import { useActOnChannel } from './act.ts';
import { EditChannelForm } from './edit-channel-form.tsx';
import { LeaveDialog } from './leave-dialog.tsx';

const levels = ['all', 'mentions', 'muted'] as const satisfies readonly NotificationLevel[];

/** What a channel is, what of it asks for one's attention, and what one may do with it. */
export function ChannelAbout({ channel }: { channel: Channel }) {
  const { t, locale } = useLanguage();
  const act = useActOnChannel(channel);
  const [asked, setAsked] = useState<'leave' | 'private'>();
  const { name, topic, visibility, createdAt, archivedAt, notificationLevel, joined, may } = channel;
  const close = () => setAsked(undefined);

  return (
    <div className={classes.form}>
      {may.edit && archivedAt === null ? (
        <EditChannelForm key={`${name} ${topic} ${channel.slug}`} channel={channel} />
      ) : (
        topic !== '' && <p>{topic}</p>
      )}
      <Facts
        facts={[
          [t('channels.visibility'), t(`channels.${visibility}`)],
          [t('channels.since'), shortDate(new Date(createdAt), locale)],
          ...(archivedAt === null
            ? []
            : [[t('channels.archived'), shortDate(new Date(archivedAt), locale)] as const]),
        ]}
      />
      {joined && notificationLevel !== null && (
        <NativeSelect
          label={t('channels.notify')}
          value={notificationLevel}
          onChange={({ currentTarget: { value } }) => {
            const level = levels.find((one) => one === value);
            if (level !== undefined) void act.notify(level);
          }}
          data={levels.map((value) => ({ value, label: t(`channels.notify.${value}`) }))}
        />
      )}
      <div className={classes.ways}>
        {may.manage && visibility === 'public' && archivedAt === null && !channel.joinedByAll && (
          <Button variant="default" onClick={() => setAsked('private')}>
            {t('channels.makePrivate')}
          </Button>
        )}
        {may.manage && archivedAt === null && !channel.joinedByAll && (
          <Button variant="default" onClick={() => void act.archive()}>
            {t('channels.archive')}
          </Button>
        )}
        {may.manage && archivedAt !== null && (
          <Button variant="default" onClick={() => void act.change({ archived: false })}>
            {t('channels.unarchive')}
          </Button>
        )}
        {may.leave && joined && (
          <Button
            variant="default"
            aria-label={t('channels.leaveNamed', { name })}
            onClick={() => (visibility === 'private' ? setAsked('leave') : void act.leave())}
          >
            {t('channels.leave')}
          </Button>
        )}
      </div>
      {asked === 'leave' && <LeaveDialog name={name} onClose={close} onLeave={() => void act.leave()} />}
      {asked === 'private' && (
        <Confirm
          title={t('channels.makePrivate')}
          words={t('channels.makePrivateSure', { name })}
          no={t('channels.staysPublic')}
          yes={t('channels.makePrivate')}
          onNo={close}
          onYes={() => {
            close();
            void act.change({ visibility: 'private' });
          }}
        />
      )}
    </div>
  );
}
