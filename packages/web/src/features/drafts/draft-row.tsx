import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { PlacedDraft } from '@weft/contract/drafts.ts';
import type { ReactNode } from 'react';
import { useLanguage } from '../../i18n/language-provider.tsx';
import type { Translate } from '../../i18n/translate.ts';
import { dayName } from '../../ui/time/day.ts';
import { RelativeTime } from '../../ui/time/relative-time.tsx';
import { FileNames } from '../messages/file-names.tsx';
import classes from './drafts-page.module.css';

/** One draft: where it was begun, what it answers, what it says so far. Opening it is going on with it. */
export function DraftRow({ draft, onDiscard }: { draft: PlacedDraft; onDiscard: () => void }) {
  const { t, locale } = useLanguage();
  const { content, attachments, answers, savedAt } = draft;
  const where = whereWords(draft, t, locale);
  return (
    <li className={classes.draft}>
      <div className={classes.body}>
        <p className={classes.head}>
          <ToPlace draft={draft}>{where}</ToPlace>
          <span className={classes.detail}>
            <RelativeTime at={savedAt} />
          </span>
        </p>
        {answers !== null && <p className={classes.answers}>{answers}</p>}
        {content.trim() !== '' && <p className={classes.content}>{content}</p>}
        <FileNames files={attachments} />
      </div>
      <Button
        variant="default"
        size="xs"
        aria-label={t('drafts.discardNamed', { place: where })}
        onClick={onDiscard}
      >
        {t('drafts.discard')}
      </Button>
    </li>
  );
}

function whereWords({ where, communityId, answers, to }: PlacedDraft, t: Translate, locale: string): string {
  if (where === '') return t('drafts.nowhere');
  if ('conversationId' in to && communityId !== null) {
    const { kind = 'message', targetDate } = to;
    return kind === 'daily_note' && targetDate !== undefined
      ? t('drafts.note', { day: dayName(targetDate, new Date(), locale), goal: where })
      : t('drafts.inGoal', { kind: t(`goals.kind.${kind}`), goal: where });
  }
  const place = communityId === null ? where : `#${where}`;
  return 'rootMessageId' in to || answers !== null ? t('drafts.reply', { place }) : place;
}

/** The place itself is the link: what was begun stands in its field. */
function ToPlace({
  draft: { to, where, communityId },
  children,
}: {
  draft: PlacedDraft;
  children: ReactNode;
}) {
  const className = classes.where ?? '';
  if (where === '') return <span className={className}>{children}</span>;
  if ('channelId' in to)
    return (
      <Link to="/to/channel/$channelId" params={{ channelId: to.channelId }} className={className}>
        {children}
      </Link>
    );
  if ('rootMessageId' in to)
    return (
      <Link
        to="/to/message/$messageId"
        params={{ messageId: to.rootMessageId }}
        search={{ reply: true }}
        className={className}
      >
        {children}
      </Link>
    );
  if (communityId !== null) {
    const { conversationId, kind = 'message', targetDate, replyToMessageId } = to;
    const writes = kind === 'daily_note' ? { note: targetDate } : { answer: replyToMessageId, write: kind };
    return (
      <Link
        to="/to/thread/$conversationId"
        params={{ conversationId }}
        search={writes}
        preload={false}
        className={className}
      >
        {children}
      </Link>
    );
  }
  return (
    <Link to="/messages/$conversationId" params={{ conversationId: to.conversationId }} className={className}>
      {children}
    </Link>
  );
}
