import type { ThreadSummary } from '@weft/contract/messages.ts';
import { useT } from '../../i18n/language-provider.tsx';
import { Avatar } from '../../ui/avatar/avatar.tsx';
import { UnreadDot } from '../../ui/badge/count-badge.tsx';
import { RelativeTime } from '../../ui/time/relative-time.tsx';
import classes from './thread-line.module.css';
import { useTimeline } from './timeline-context.ts';

/** Below a message with replies: who spoke last, how many, when, and whether there is something new. */
export function ThreadLine({ thread }: { thread: ThreadSummary }) {
  const t = useT();
  const { openThread, isThreadUnread } = useTimeline();
  const { id, rootMessageId, replyCount, lastRepliers, lastActivityAt } = thread;
  if (openThread === undefined || replyCount === 0) return null;
  return (
    <p className={classes.line}>
      <button type="button" className={classes.open} onClick={() => openThread(rootMessageId)}>
        <span className={classes.faces} aria-hidden>
          {lastRepliers.toReversed().map((person) => (
            <Avatar
              key={person.id}
              id={person.id}
              name={person.displayName}
              picture={person.avatar}
              size={24}
            />
          ))}
        </span>
        <span className={classes.count}>{t('chat.replies', { count: replyCount })}</span>
        {isThreadUnread(id) && <UnreadDot label={t('chat.unreadReplies')} />}
      </button>
      <span className={classes.when}>
        <RelativeTime at={lastActivityAt} />
      </span>
    </p>
  );
}
