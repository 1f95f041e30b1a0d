import type { Message } from '@weft/contract/messages.ts';
import { Activity, Flag, MessageSquareQuote, NotebookPen } from 'lucide-react';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { dayName, dayOf } from '../../ui/time/day.ts';
import { useNow } from '../../ui/time/use-now.ts';
import classes from './kind-mark.module.css';

export const kindIcons = {
  daily_note: NotebookPen,
  instructor_response: MessageSquareQuote,
  activity: Activity,
  milestone: Flag,
} as const;

/** What a message in a goal is; it stands under the day that it is about, and says where it was written on another. */
export function KindMark({
  kind,
  targetDate,
  progress,
  sentAt,
}: Pick<Message, 'kind' | 'targetDate' | 'progress' | 'sentAt'>) {
  const { t, locale } = useLanguage();
  const now = useNow();
  if (kind === 'message') return null;
  const Icon = kindIcons[kind];
  const sent = dayOf(new Date(sentAt));
  return (
    <p className={classes.mark} data-kind={kind}>
      <Icon size={14} aria-hidden />
      <span className={classes.kind}>{t(`goals.kind.${kind}`)}</span>
      {progress !== null && <span>{t('goals.percent', { percent: progress })}</span>}
      {targetDate !== sent && <span>{t('goals.written', { day: dayName(sent, now, locale) })}</span>}
    </p>
  );
}
