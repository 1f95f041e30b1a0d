import type { GoalDay } from '@weft/contract/goals.ts';
import { useT } from '../../i18n/language-provider.tsx';
import type { Translate } from '../../i18n/translate.ts';
import classes from './calendar.module.css';

const marks = ['note', 'feedback', 'activity', 'milestone', 'draft'] as const;
type Mark = (typeof marks)[number];

function marksOf({ notes, feedback, activities, milestones, draft }: GoalDay): readonly Mark[] {
  const there = { note: notes, feedback, activity: activities, milestone: milestones, draft: Number(draft) };
  return marks.filter((mark) => there[mark] > 0);
}

/** What happened on a day, each by a form of its own: colour alone tells nobody anything. */
export function DayMarks({ day }: { day: GoalDay | undefined }) {
  return (
    <span className={classes.marks} aria-hidden>
      {day !== undefined && marksOf(day).map((mark) => <span key={mark} data-mark={mark} />)}
    </span>
  );
}

/** The same in words. */
export function dayWords(day: GoalDay | undefined, t: Translate): readonly string[] {
  if (day === undefined) return [];
  const { notes, feedback, activities, milestones, draft } = day;
  return [
    ...(notes > 0 ? [t('goals.notes', { count: notes })] : []),
    ...(feedback > 0 ? [t('goals.feedbacks', { count: feedback })] : []),
    ...(activities > 0 ? [t('goals.activities', { count: activities })] : []),
    ...(milestones > 0 ? [t('goals.milestones', { count: milestones })] : []),
    ...(draft ? [t('goals.yourDraft')] : []),
  ];
}

export function Legend() {
  const t = useT();
  return (
    <ul className={classes.legend} aria-label={t('goals.legend')}>
      {marks.map((mark) => (
        <li key={mark}>
          <span data-mark={mark} aria-hidden /> {t(`goals.mark.${mark}`)}
        </li>
      ))}
    </ul>
  );
}
