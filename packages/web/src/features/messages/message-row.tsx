import type { Message } from '@weft/contract/messages.ts';
import { Pin } from 'lucide-react';
import { type FocusEvent, useState } from 'react';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { Avatar } from '../../ui/avatar/avatar.tsx';
import { clockTime } from '../../ui/time/relative.ts';
import { useIsBlocked } from '../blocks/blocks.ts';
import { Folded } from '../blocks/folded.tsx';
import { EditMessage } from './edit-message.tsx';
import { EditedMark } from './edited-mark.tsx';
import { KindMark } from './kind-mark.tsx';
import { MessageFiles } from './message-files.tsx';
import { MessageHead } from './message-head.tsx';
import { MessageHtml } from './message-html.tsx';
import classes from './message-row.module.css';
import { MessageTools } from './message-tools.tsx';
import { Quoted } from './quoted.tsx';
import { Reactions } from './reactions.tsx';
import { useRemoved } from './removals.ts';
import { ThreadLine } from './thread-line.tsx';
import { useTimeline } from './timeline-context.ts';

interface MessageRowProps {
  readonly message: Message;
  /** The first of those of one author that stand together: it says who. */
  readonly first: boolean;
  readonly tabIndex?: number;
}

/** One message: who, when, what, and what hangs on it. */
export function MessageRow({ message, first, tabIndex = -1 }: MessageRowProps) {
  const { t, locale } = useLanguage();
  const { editing, highlighted } = useTimeline();
  const { id, author, sentAt, pinned } = message;
  const deleted = useRemoved().has(id) || message.deleted;
  const at = clockTime(new Date(sentAt), locale);
  const tools = useTools();
  const blocked = useIsBlocked(author.id);
  const [shown, setShown] = useState(false);
  const folded = blocked && !shown && !deleted;

  return (
    <article
      className={classes.row}
      data-message={id}
      data-first={first || undefined}
      data-highlighted={highlighted === id || undefined}
      aria-label={t('chat.message', { name: folded ? t('blocks.somebody') : author.displayName, time: at })}
      tabIndex={tabIndex}
      {...tools.row}
    >
      <div className={classes.side}>
        {folded ? null : first ? (
          <Avatar id={author.id} name={author.displayName} picture={author.avatar} />
        ) : (
          <time className={classes.quiet} dateTime={sentAt} aria-hidden>
            {at}
          </time>
        )}
      </div>
      <div className={classes.body}>
        {first && !folded && <MessageHead author={author} at={sentAt} />}
        {pinned && !deleted && !folded && (
          <p className={classes.pinned}>
            <Pin size={12} aria-hidden /> {t('chat.pinned')}
          </p>
        )}
        {message.kind !== 'message' && !deleted && !folded && <KindMark {...message} />}
        {message.replyToMessageId !== null && !deleted && !folded && (
          <Quoted messageId={message.replyToMessageId} />
        )}
        {folded ? (
          <Folded onShow={() => setShown(true)} />
        ) : deleted ? (
          <p className={classes.deleted}>{t('chat.deleted')}</p>
        ) : editing === id ? (
          <EditMessage message={message} />
        ) : (
          <>
            {message.html !== '' && <MessageHtml html={message.html} />}
            {message.editedAt !== null && <EditedMark message={message} at={message.editedAt} />}
          </>
        )}
        {!deleted && !folded && <MessageFiles files={message.attachments} />}
        {!deleted && !folded && <Reactions message={message} />}
        {message.thread !== null && <ThreadLine thread={message.thread} />}
      </div>
      {tools.shown && !deleted && !folded && editing !== id && (
        <MessageTools message={message} onHold={tools.hold} />
      )}
    </article>
  );
}

/** Hundreds of rows, one toolbar: it is there for the one that is pointed at or has the focus. */
function useTools() {
  const [pointed, setPointed] = useState(false);
  const [focused, setFocused] = useState(false);
  const [held, hold] = useState(false);
  const row = {
    onMouseEnter: () => setPointed(true),
    onMouseLeave: () => setPointed(false),
    onFocus: () => setFocused(true),
    onBlur: (event: FocusEvent) =>
      setFocused(event.relatedTarget instanceof Node && event.currentTarget.contains(event.relatedTarget)),
  };
  return { row, hold, shown: pointed || focused || held };
}
