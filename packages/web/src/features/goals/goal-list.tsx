import { useInfiniteQuery } from '@tanstack/react-query';
import type { GoalStatus } from '@weft/contract/goals.ts';
import { Target } from 'lucide-react';
import type { ReactNode } from 'react';
import { useT } from '../../i18n/language-provider.tsx';
import { PagedList } from '../../ui/list/paged-list.tsx';
import { RovingList } from '../../ui/list/roving-list.tsx';
import { EmptyState } from '../../ui/state/empty-state.tsx';
import { GoalRow } from './goal-row.tsx';
import classes from './goals.module.css';
import { type GoalsAs, goalsQuery } from './goals.ts';

interface GoalListProps {
  readonly community: { readonly id: string; readonly slug: string };
  readonly as: GoalsAs;
  readonly status: GoalStatus;
  /** The first step, where there is none. */
  readonly first?: ReactNode;
}

/** Goals, what waits for feedback first. */
export function GoalList({ community: { id, slug }, as, status, first }: GoalListProps) {
  const t = useT();
  const query = useInfiniteQuery({ ...goalsQuery(id, as, status), placeholderData: (before) => before });
  const active = status === 'active';
  return (
    <PagedList
      query={query}
      empty={
        <EmptyState
          icon={Target}
          title={t(active ? `goals.none.${as}` : 'goals.none.other')}
          action={active ? first : undefined}
        >
          {active ? t(`goals.noneHint.${as}`) : undefined}
        </EmptyState>
      }
    >
      {(goals) => (
        <RovingList label={t('goals.title')} className={classes.list} items={goals} keyOf={(goal) => goal.id}>
          {(goal, roving) => <GoalRow goal={goal} slug={slug} roving={roving} />}
        </RovingList>
      )}
    </PagedList>
  );
}
