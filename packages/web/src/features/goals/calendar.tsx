import { ActionIcon, Button } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { GoalDay } from '@weft/contract/goals.ts';
import { ChevronLeft, ChevronRight, PencilLine } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { failureWords } from '../../ui/failure/failure-words.ts';
import { dateOf, dayName, dayOf, weekBeginsIn, weeksOf } from '../../ui/time/day.ts';
import { useNow } from '../../ui/time/use-now.ts';
import classes from './calendar.module.css';
import { afterKey } from './calendar-keys.ts';
import { DayMarks, dayWords, Legend } from './day-marks.tsx';
import { goalDaysQuery } from './goals.ts';

interface CalendarProps {
  readonly goalId: string;
  readonly targetDate: string | null;
  /** To where that day begins in the conversation. */
  readonly onOpen: (messageId: string) => void;
  /** Begins the note of a day; undefined: one does not write notes here. */
  readonly onWrite: ((day: string) => void) | undefined;
}

/** A month, with what happened on each of its days. One stop for Tab: arrows move by days, Page Up and Down by months. */
export function Calendar({ goalId, targetDate, onOpen, onWrite }: CalendarProps) {
  const { t, locale } = useLanguage();
  const now = useNow();
  const today = dayOf(now);
  const [day, setDay] = useState(today);
  const moved = useRef(false);
  const grid = useRef<HTMLTableElement>(null);
  const weeks = weeksOf(day, weekBeginsIn(locale));
  const [from = day] = weeks[0] ?? [];
  const until = weeks.at(-1)?.at(-1) ?? day;
  const query = useQuery({ ...goalDaysQuery(goalId, from, until), placeholderData: keepPreviousData });
  const known = new Map<string, GoalDay>((query.data ?? []).map((one) => [one.date, one]));
  const month = day.slice(0, 7);
  const here = known.get(day);

  useEffect(() => {
    if (!moved.current) return;
    moved.current = false;
    grid.current?.querySelector<HTMLElement>(`[data-day="${day}"]`)?.focus();
  }, [day]);

  const choose = (chosen: string) => {
    setDay(chosen);
    const first = known.get(chosen)?.firstMessageId;
    if (first !== undefined && first !== null) onOpen(first);
    else onWrite?.(chosen);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const next = afterKey(event.key, day, weekBeginsIn(locale));
    if (next === undefined) return;
    event.preventDefault();
    moved.current = true;
    setDay(next);
  };
  const step = (key: 'PageUp' | 'PageDown') => setDay(afterKey(key, day, 1) ?? day);
  const weekday = new Intl.DateTimeFormat(locale, { weekday: 'short' });

  return (
    <section className={classes.calendar} aria-label={t('goals.calendar')}>
      <header className={classes.head}>
        <ActionIcon aria-label={t('goals.monthBefore')} onClick={() => step('PageUp')}>
          <ChevronLeft size={20} aria-hidden />
        </ActionIcon>
        <h3 className={classes.month} aria-live="polite">
          {new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric' }).format(dateOf(day))}
        </h3>
        <ActionIcon aria-label={t('goals.monthAfter')} onClick={() => step('PageDown')}>
          <ChevronRight size={20} aria-hidden />
        </ActionIcon>
      </header>
      <table
        ref={grid}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: days are chosen in it, by arrows
        role="grid"
        className={classes.grid}
        aria-label={t('goals.days')}
        onKeyDown={onKeyDown}
      >
        <thead>
          <tr>
            {weeks[0]?.map((one) => (
              <th key={one} scope="col">
                {weekday.format(dateOf(one))}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week) => (
            <tr key={week[0]}>
              {week.map((one) => (
                <td key={one}>
                  <button
                    type="button"
                    className={classes.day}
                    data-day={one}
                    data-other={!one.startsWith(month) || undefined}
                    data-today={one === today || undefined}
                    data-target={one === targetDate || undefined}
                    data-chosen={one === day || undefined}
                    aria-pressed={one === day}
                    tabIndex={one === day ? 0 : -1}
                    aria-current={one === today ? 'date' : undefined}
                    aria-label={[
                      dayName(one, now, locale),
                      ...dayWords(known.get(one), t),
                      ...(one === targetDate ? [t('goals.targetDate')] : []),
                    ].join(', ')}
                    onClick={() => choose(one)}
                  >
                    <span aria-hidden>{dateOf(one).getDate()}</span>
                    <DayMarks day={known.get(one)} />
                  </button>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {query.error !== null && (
        <p role="alert" className={classes.failed}>
          {failureWords(query.error, t)}
        </p>
      )}
      <p className={classes.chosen}>
        <b>{dayName(day, now, locale)}</b>
        {': '}
        {here === undefined ? t('goals.dayEmpty') : dayWords(here, t).join(', ')}
      </p>
      {onWrite !== undefined && (
        <Button
          variant="default"
          leftSection={<PencilLine size={16} aria-hidden />}
          onClick={() => onWrite(day)}
        >
          {t('goals.writeDay')}
        </Button>
      )}
      <Legend />
    </section>
  );
}
