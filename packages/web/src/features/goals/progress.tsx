import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Goal, GoalMilestone } from '@weft/contract/goals.ts';
import { Flag } from 'lucide-react';
import { useId } from 'react';
import { useLanguage, useT } from '../../i18n/language-provider.tsx';
import { Loaded } from '../../ui/loaded/loaded.tsx';
import { EmptyState } from '../../ui/state/empty-state.tsx';
import { dateOf, dayOf } from '../../ui/time/day.ts';
import { shortDate } from '../../ui/time/relative.ts';
import { useNow } from '../../ui/time/use-now.ts';
import { milestonesQuery } from './goals.ts';
import classes from './progress.module.css';
import { progressLine } from './progress-line.ts';

/** How far the goal is: a line over its milestones, and the same as a table. */
export function Progress({ goal }: { goal: Goal }) {
  const t = useT();
  const query = useQuery(milestonesQuery(goal.id));
  return (
    <Loaded query={query}>
      {(milestones) =>
        milestones.length === 0 ? (
          <EmptyState icon={Flag} title={t('goals.noMilestones')}>
            {t('goals.noMilestonesHint')}
          </EmptyState>
        ) : (
          <>
            <Picture goal={goal} milestones={milestones} />
            <Reached milestones={milestones} />
          </>
        )
      }
    </Loaded>
  );
}

const [width, height] = [360, 140];

function Picture({ goal, milestones }: { goal: Goal; milestones: readonly GoalMilestone[] }) {
  const { t, locale } = useLanguage();
  const id = useId();
  const today = dayOf(useNow());
  const begins = dayOf(new Date(goal.createdAt));
  const line = progressLine(milestones, { begins, targetDate: goal.targetDate }, today);
  const at = ([x, y]: readonly [number, number]) => [x * width, (1 - y) * height] as const;
  const points = line.steps.map((point) => at(point).join(',')).join(' ');
  const last = line.steps.at(-1)?.[1] ?? 0;
  const date = (day: string) => shortDate(dateOf(day), locale);
  return (
    <figure className={classes.picture}>
      <svg
        viewBox={`-5 -5 ${width + 10} ${height + 10}`}
        className={classes.drawing}
        role="img"
        aria-labelledby={`${id}-title ${id}-words`}
      >
        <title id={`${id}-title`}>{t('goals.progress')}</title>
        <desc id={`${id}-words`}>
          {t('goals.progressWords', {
            percent: Math.round(last * 100),
            from: date(line.from),
            until: date(line.until),
          })}
        </desc>
        {[0, 0.5, 1].map((y) => (
          <line key={y} className={classes.rule} x1={0} x2={width} y1={y * height} y2={y * height} />
        ))}
        {line.today !== undefined && (
          <line
            className={classes.today}
            x1={line.today * width}
            x2={line.today * width}
            y1={0}
            y2={height}
          />
        )}
        <polyline className={classes.line} points={points} />
        {line.dots.map((dot) => {
          const [x, y] = at(dot);
          return <circle key={dot.join()} className={classes.dot} cx={x} cy={y} r={4} />;
        })}
      </svg>
      <figcaption className={classes.ends} aria-hidden>
        <span>{date(line.from)}</span>
        <span>{date(line.until)}</span>
      </figcaption>
    </figure>
  );
}

/** The same in words, the latest first; each leads to where it was said. */
function Reached({ milestones }: { milestones: readonly GoalMilestone[] }) {
  const { t, locale } = useLanguage();
  return (
    <table className={classes.table}>
      <caption>{t('goals.milestonesTable')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('goals.day')}</th>
          <th scope="col">{t('goals.reached')}</th>
          <th scope="col">{t('goals.what')}</th>
        </tr>
      </thead>
      <tbody>
        {milestones.toReversed().map(({ messageId, date, progress, content }) => (
          <tr key={messageId}>
            <td>{shortDate(dateOf(date), locale)}</td>
            <td>{progress === null ? '–' : t('goals.percent', { percent: progress })}</td>
            <td>
              <Link to="/to/message/$messageId" params={{ messageId }}>
                {content === '' ? t('goals.kind.milestone') : content}
              </Link>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
