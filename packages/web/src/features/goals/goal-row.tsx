import { Link } from '@tanstack/react-router';
import type { Goal } from '@weft/contract/goals.ts';
import { Hourglass } from 'lucide-react';
import { useLanguage } from '../../i18n/language-provider.tsx';
import { Avatar } from '../../ui/avatar/avatar.tsx';
import type { RovingItem } from '../../ui/list/roving-list.tsx';
import { dateOf } from '../../ui/time/day.ts';
import { shortDate } from '../../ui/time/relative.ts';
import { RelativeTime } from '../../ui/time/relative-time.tsx';
import { useMe } from '../accounts/me.ts';
import classes from './goals.module.css';

interface GoalRowProps {
  readonly goal: Goal;
  readonly slug: string;
  readonly roving: RovingItem;
}

/** A goal in a list: what it is, whose, how far, and whether somebody waits for an answer. */
export function GoalRow({ goal, slug, roving }: GoalRowProps) {
  const { t, locale } = useLanguage();
  const me = useMe().id;
  const { id, title, student, instructors, targetDate, progress, waitingSince, lastActivityAt, status } =
    goal;
  const own = student.id === me;
  const face = own ? instructors[0] : student;
  return (
    <Link
      {...roving}
      to="/c/$slug/goals/$goalId"
      params={{ slug, goalId: id }}
      className={classes.goal ?? ''}
      data-waits={(waitingSince !== null && !own) || undefined}
    >
      {face !== undefined && <Avatar id={face.id} name={face.displayName} picture={face.avatar} />}
      <span className={classes.words}>
        <span className={classes.title}>{title}</span>
        <span className={classes.detail}>
          {own
            ? instructors.length === 0
              ? t('goals.alone')
              : t('goals.with', { names: names(instructors, locale) })
            : student.displayName}
          {targetDate !== null && ` · ${t('goals.until', { date: shortDate(dateOf(targetDate), locale) })}`}
        </span>
        {progress !== null && (
          <span className={classes.progress}>
            <progress
              className={classes.bar}
              aria-label={t('goals.progressOf', { title })}
              max={100}
              value={progress}
            />
            {t('goals.percent', { percent: progress })}
          </span>
        )}
      </span>
      <span className={classes.when}>
        {waitingSince !== null && status === 'active' ? (
          <span className={classes.waits}>
            <Hourglass size={14} aria-hidden /> {t(own ? 'goals.youWait' : 'goals.waits')}{' '}
            <RelativeTime at={waitingSince} />
          </span>
        ) : (
          <>
            {t('goals.last')} <RelativeTime at={lastActivityAt} />
          </>
        )}
      </span>
    </Link>
  );
}

export function names(people: readonly { readonly displayName: string }[], locale: string): string {
  return new Intl.ListFormat(locale).format(people.map(({ displayName }) => displayName));
}
