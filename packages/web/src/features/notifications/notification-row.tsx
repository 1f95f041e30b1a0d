import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type Notification, updateNotification } from '@weft/contract/notifications.ts';
import { Circle, CircleCheck, Info } from 'lucide-react';
import { useT } from '../../i18n/language-provider.tsx';
import { api } from '../../realtime/api.ts';
import { Avatar } from '../../ui/avatar/avatar.tsx';
import { RelativeTime } from '../../ui/time/relative-time.tsx';
import { useMe } from '../accounts/me.ts';
import { pathOf, sentenceOf } from './about.ts';
import classes from './notification-row.module.css';
import { refetchNotifications } from './notifications.ts';

export function NotificationRow({ notification }: { notification: Notification }) {
  const t = useT();
  const queryClient = useQueryClient();
  const { id, actor, read, happenedAt } = notification;
  const sentence = sentenceOf(notification, t);
  const path = pathOf(notification, useMe().username);
  const act = t(read ? 'inbox.markUnread' : 'inbox.markRead');
  const Sign = read ? Circle : CircleCheck;

  const mark = async (as: boolean) => {
    await api.call(updateNotification, { params: { notificationId: id }, body: { read: as } });
    await refetchNotifications(queryClient);
  };

  return (
    <li className={classes.notification} data-read={read}>
      {actor === null ? (
        <Info size={24} aria-hidden className={classes.icon ?? ''} />
      ) : (
        <Avatar id={actor.id} name={actor.displayName} picture={actor.avatar} />
      )}
      <div className={classes.words}>
        {path === undefined ? (
          <p className={classes.sentence}>{sentence}</p>
        ) : (
          <Link to={path} className={classes.sentence ?? ''} onClick={() => void mark(true)}>
            {sentence}
          </Link>
        )}
        <p className={classes.detail}>
          <RelativeTime at={happenedAt} />
        </p>
      </div>
      <Button variant="subtle" size="xs" aria-label={act} onClick={() => void mark(!read)}>
        <Sign size={16} aria-hidden className={classes.sign ?? ''} />
        <span className={classes.act}>{act}</span>
      </Button>
    </li>
  );
}
