import { Link } from '@tanstack/react-router';
import type { listThreads } from '@weft/contract/conversations.ts';
import type { Message } from '@weft/contract/messages.ts';
import type { Answer } from '@weft/contract/route.ts';
import { unreadShown } from '@weft/contract/unread.ts';
import { useT } from '../../i18n/language-provider.tsx';
import { Avatar } from '../../ui/avatar/avatar.tsx';
import { CountBadge } from '../../ui/badge/count-badge.tsx';
import { RelativeTime } from '../../ui/time/relative-time.tsx';
import { FoldedBy } from '../blocks/folded.tsx';
import { FileNames } from '../messages/file-names.tsx';
import { MessageHtml } from '../messages/message-html.tsx';
import classes from './threads-page.module.css';
import { useReading } from './unread.ts';

type Followed = Answer<typeof listThreads>['items'][number];

interface ThreadCardProps {
  readonly followed: Followed;
  readonly slug: string;
}

/** A thread as it stands: what it began with, what was said last, and the way in. */
export function ThreadCard({ followed: { thread, root, channel, latest, unread }, slug }: ThreadCardProps) {
  const t = useT();
  const reading = useReading({ kind: 'conversation', id: thread.id });
  const words = t('chat.replies', { count: thread.replyCount });
  return (
    <li className={classes.card}>
      <p className={classes.head}>
        <span className={classes.where}>{channel === null ? t('thread.title') : `#${channel.slug}`}</span>
        <CountBadge count={reading?.unread ?? unread} atMost={unreadShown} label={t('unread.label')} />
      </p>
      <Said message={root} />
      <div className={classes.replies}>
        {latest.map((message) => (
          <Said key={message.id} message={message} />
        ))}
      </div>
      {channel === null ? (
        <Link to="/to/message/$messageId" params={{ messageId: root.id }} className={classes.open ?? ''}>
          {words} · {t('chat.openThread')}
        </Link>
      ) : (
        <Link
          to="/c/$slug/channels/$channel"
          params={{ slug, channel: channel.slug }}
          search={{ thread: root.id }}
          className={classes.open ?? ''}
        >
          {words} · {t('chat.openThread')}
        </Link>
      )}
    </li>
  );
}

function Said({ message: { author, html, attachments, sentAt, deleted } }: { message: Message }) {
  const t = useT();
  return (
    <div className={classes.message}>
      <Avatar id={author.id} name={author.displayName} picture={author.avatar} size={24} />
      <div className={classes.body}>
        <p className={classes.who}>
          <span className={classes.author}>{author.displayName}</span>
          <span className={classes.when}>
            <RelativeTime at={sentAt} />
          </span>
        </p>
        {deleted ? (
          <p className={classes.gone}>{t('chat.deleted')}</p>
        ) : (
          <FoldedBy authorId={author.id}>
            <MessageHtml html={html} />
            <FileNames files={attachments} />
          </FoldedBy>
        )}
      </div>
    </div>
  );
}
