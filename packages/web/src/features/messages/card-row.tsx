import type { Card } from '@weft/contract/messages.ts';
import { CornerUpRight } from 'lucide-react';
import { useT } from '../../i18n/language-provider.tsx';
import { Avatar } from '../../ui/avatar/avatar.tsx';
import { RelativeTime } from '../../ui/time/relative-time.tsx';
import { FoldedBy } from '../blocks/folded.tsx';
import classes from './card-row.module.css';
import { MessageFiles } from './message-files.tsx';
import { MessageHead } from './message-head.tsx';
import { MessageHtml } from './message-html.tsx';
import { ThreadLine } from './thread-line.tsx';
import { useTimeline } from './timeline-context.ts';

interface CardRowProps {
  readonly card: Card;
  readonly tabIndex?: number;
}

/** A conversation that was carried here: what it began with, where it comes from, and the way into it. */
export function CardRow({ card, tabIndex = -1 }: CardRowProps) {
  const t = useT();
  const { openThread } = useTimeline();
  const { root, thread, carriedAt } = card;
  const from = fromWords(card, t);
  return (
    <article className={classes.row} data-message={`card-${thread.id}`} aria-label={from} tabIndex={tabIndex}>
      <p className={classes.from}>
        <CornerUpRight size={14} aria-hidden />
        <span>
          {from} · <RelativeTime at={carriedAt} />
        </span>
      </p>
      <div className={classes.card}>
        <Avatar id={root.author.id} name={root.author.displayName} picture={root.author.avatar} size={24} />
        <div className={classes.body}>
          <MessageHead author={root.author} at={root.sentAt} />
          {root.deleted ? (
            <p className={classes.deleted}>{t('chat.deleted')}</p>
          ) : (
            <FoldedBy authorId={root.author.id}>
              <div className={classes.words}>
                <MessageHtml html={root.html} />
              </div>
              <MessageFiles files={root.attachments} />
            </FoldedBy>
          )}
          {thread.replyCount > 0 ? (
            <ThreadLine thread={thread} />
          ) : (
            openThread !== undefined && (
              <button type="button" className={classes.open} onClick={() => openThread(root.id)}>
                {t('chat.openThread')}
              </button>
            )
          )}
        </div>
      </div>
    </article>
  );
}

function fromWords({ home, carriedBy }: Card, t: ReturnType<typeof useT>): string {
  if (home !== null && carriedBy !== null)
    return t('chat.carried', { channel: home.slug, name: carriedBy.displayName });
  if (home !== null) return t('chat.carriedFrom', { channel: home.slug });
  return carriedBy === null ? t('chat.carriedHere') : t('chat.carriedBy', { name: carriedBy.displayName });
}
