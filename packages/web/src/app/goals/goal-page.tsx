import { ActionIcon } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { Goal } from '@weft/contract/goals.ts';
import { CalendarDays, SearchX } from 'lucide-react';
import { useCommunity } from '../../features/communities/community-layout.tsx';
import { GoalMenu } from '../../features/goals/goal-menu.tsx';
import { goalQuery } from '../../features/goals/goals.ts';
import { useT } from '../../i18n/language-provider.tsx';
import { isMissing } from '../../ui/failure/failure-words.ts';
import { Loaded } from '../../ui/loaded/loaded.tsx';
import { BackLink } from '../../ui/page/back-link.tsx';
import { Page } from '../../ui/page/page.tsx';
import { usePageName } from '../../ui/page/window-title.ts';
import { EmptyState } from '../../ui/state/empty-state.tsx';
import { GoalSide } from './goal-side.tsx';
import { GoalTalk } from './goal-talk.tsx';

const route = getRouteApi('/frame/c/$slug/goals/$goalId');

/** A goal: what is said about it day by day, and beside it its calendar, how far it is, and what it is. */
export function GoalPage() {
  const t = useT();
  const { id, slug } = useCommunity();
  const { goalId } = route.useParams();
  const query = useQuery(goalQuery(goalId));
  // Said first: what was seen before one was taken out is not shown on.
  const missing = isMissing(query.error) || (query.data !== undefined && query.data.communityId !== id);
  if (query.data !== undefined && !missing) return <OpenGoal key={goalId} goal={query.data} />;
  return (
    <Page title={t('goals.one')} back={<BackLink to="/c/$slug/goals" params={{ slug }} />}>
      {missing ? (
        <EmptyState icon={SearchX} title={t('goals.missing')}>
          {t('goals.missingHint')}
        </EmptyState>
      ) : (
        <Loaded query={query}>{() => null}</Loaded>
      )}
    </Page>
  );
}

function OpenGoal({ goal }: { goal: Goal }) {
  const t = useT();
  const { slug } = useCommunity();
  const { side: wanted, ...search } = route.useSearch();
  const navigate = route.useNavigate();
  const wide = useMediaQuery('(min-width: 1100px)', false, { getInitialValueInEffect: false });
  const side = wanted ?? (wide ? 'calendar' : 'none');
  usePageName(goal.title);
  const show = (changes: object) =>
    void navigate({ search: (before) => ({ ...before, ...changes }), replace: true });
  // On a phone it is the one pane that is shown: whoever chose something in it wants to see that.
  const after = wide ? {} : { side: undefined };

  return (
    <Page
      fill
      title={goal.title}
      detail={[
        goal.student.displayName,
        ...(goal.status === 'active' ? [] : [t(`goals.is.${goal.status}`)]),
      ].join(' · ')}
      back={<BackLink to="/c/$slug/goals" params={{ slug }} />}
      actions={
        <>
          <ActionIcon
            aria-label={t('goals.side')}
            aria-pressed={side !== 'none'}
            onClick={() => show({ side: side === 'none' ? 'calendar' : 'none' })}
          >
            <CalendarDays size={20} aria-hidden />
          </ActionIcon>
          <GoalMenu goal={goal} />
        </>
      }
      side={
        side !== 'none' && (
          <GoalSide
            goal={goal}
            tab={side}
            standing={wanted === undefined}
            onTab={(tab) => show({ side: tab })}
            onClose={() => show({ side: wide ? 'none' : undefined })}
            onOpen={(message) => show({ message, ...after })}
            onWrite={(note) => show({ note, answer: undefined, write: undefined, ...after })}
          />
        )
      }
    >
      <GoalTalk goal={goal} search={search} onSearch={show} />
    </Page>
  );
}
