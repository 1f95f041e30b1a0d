import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Goal } from '@weft/contract/goals.ts';
import type { Person } from '@weft/contract/people.ts';
import { useState } from 'react';
import { useLanguage, useT } from '../../i18n/language-provider.tsx';
import { Avatar } from '../../ui/avatar/avatar.tsx';
import { Facts } from '../../ui/page/facts.tsx';
import { Section } from '../../ui/page/section.tsx';
import { dateOf } from '../../ui/time/day.ts';
import { shortDate } from '../../ui/time/relative.ts';
import { RelativeTime } from '../../ui/time/relative-time.tsx';
import { useMe } from '../accounts/me.ts';
import classes from './goal-about.module.css';
import { instructorsQuery } from './instructors-field.tsx';
import { useGoalActs } from './use-goal-acts.ts';

/** What the goal is, and who accompanies it. */
export function GoalAbout({ goal }: { goal: Goal }) {
  const { t, locale } = useLanguage();
  const { description, student, targetDate, createdAt, completedAt, status } = goal;
  return (
    <>
      {description !== '' && <p className={classes.description}>{description}</p>}
      <Facts
        facts={[
          [t('goals.student'), <Name key="student" person={student} />],
          [t('goals.state'), t(`goals.is.${status}`)],
          [
            t('goals.targetDate'),
            targetDate === null ? t('goals.noDate') : shortDate(dateOf(targetDate), locale),
          ],
          [t('goals.begun'), <RelativeTime key="begun" at={createdAt} />],
          ...(completedAt === null
            ? []
            : [[t('goals.completed'), <RelativeTime key="completed" at={completedAt} />] as const]),
        ]}
      />
      <Instructors goal={goal} />
    </>
  );
}

function Name({ person: { username, displayName } }: { person: Person }) {
  return (
    <Link to="/u/$username" params={{ username }}>
      {displayName}
    </Link>
  );
}

function Instructors({ goal }: { goal: Goal }) {
  const t = useT();
  const me = useMe().id;
  const acts = useGoalActs(goal);
  const [adding, setAdding] = useState(false);
  const { instructors, may } = goal;
  return (
    <Section title={t('goals.instructors')}>
      {instructors.length === 0 && <p className={classes.hint}>{t('goals.noneAccompanies')}</p>}
      <ul className={classes.people} aria-label={t('goals.instructors')}>
        {instructors.map((person) => {
          const { id, displayName } = person;
          const self = id === me;
          return (
            <li key={id} className={classes.person}>
              <Avatar id={id} name={displayName} picture={person.avatar} size={24} />
              <span className={classes.name}>
                <Name person={person} />
              </span>
              {(may.changeInstructors || self) && (
                <Button
                  size="compact-sm"
                  variant="subtle"
                  color="gray"
                  aria-label={self ? t('goals.leave') : t('goals.removeNamed', { name: displayName })}
                  onClick={() => void acts.remove(person, self)}
                >
                  {self ? t('goals.leave') : t('goals.remove')}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
      {may.changeInstructors &&
        (adding ? (
          <More goal={goal} onAdd={(userId) => void acts.add(userId)} />
        ) : (
          <Button size="compact-sm" variant="default" onClick={() => setAdding(true)}>
            {t('goals.addInstructor')}
          </Button>
        ))}
    </Section>
  );
}

function More({ goal, onAdd }: { goal: Goal; onAdd: (userId: string) => void }) {
  const t = useT();
  const { data = [], isPending } = useQuery(instructorsQuery(goal.communityId));
  const taken = [goal.student, ...goal.instructors].map(({ id }) => id);
  const others = data.filter(({ id }) => !taken.includes(id));
  if (others.length === 0)
    return isPending ? null : <p className={classes.hint}>{t('goals.noInstructors')}</p>;
  return (
    <ul className={classes.people} aria-label={t('goals.addInstructor')}>
      {others.map(({ id, displayName, avatar }) => (
        <li key={id} className={classes.person}>
          <Avatar id={id} name={displayName} picture={avatar} size={24} />
          <span className={classes.name}>{displayName}</span>
          <Button
            size="compact-sm"
            variant="default"
            aria-label={t('goals.addNamed', { name: displayName })}
            onClick={() => onAdd(id)}
          >
            {t('goals.add')}
          </Button>
        </li>
      ))}
    </ul>
  );
}
