import type { ReactNode } from 'react';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { dayName, dayOf, daysBetween } from '../../ui/time/day.ts';
import { useNow } from '../../ui/time/use-now.ts';
import { CardRow } from './card-row.tsx';
import { MessageRow } from './message-row.tsx';
import type { Outbox } from './outbox.ts';
import { PendingRow } from './pending-row.tsx';
import type { Row } from './rows.ts';
import classes from './timeline-view.module.css';

interface TimelineRowProps {
  readonly row: Row;
  readonly outbox: Outbox;
  /** Stands above the first of all. */
  readonly beginning: ReactNode;
  readonly tabIndex: number;
}

export function TimelineRow({ row, outbox, beginning, tabIndex }: TimelineRowProps) {
  const { t } = useLanguage();
  switch (row.kind) {
    case 'beginning':
      return <div className={classes.beginning}>{beginning}</div>;
    case 'day':
      return <DayLine day={row.day} />;
    case 'new':
      return (
        <p className={classes.new}>
          <span>{t('chat.new')}</span>
        </p>
      );
    case 'message':
      return <MessageRow message={row.message} first={row.first} tabIndex={tabIndex} />;
    case 'card':
      return <CardRow card={row.card} tabIndex={tabIndex} />;
    case 'pending':
      return <PendingRow pending={row.pending} first={row.first} outbox={outbox} />;
  }
}

function DayLine({ day }: { day: string }) {
  const { t, locale } = useLanguage();
  const now = useNow();
  const here = dayOf(new Date(day));
  const days = daysBetween(here, dayOf(now));
  const words = dayName(here, now, locale);
  return (
    <p className={classes.day}>
      <span>{days === 0 ? t('chat.today') : days === 1 ? t('chat.yesterday') : words}</span>
    </p>
  );
}
