import { Button, SegmentedControl } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { goalStatuses } from '@weft/contract/goals.ts';
import { Plus } from 'lucide-react';
import { useT } from '../../i18n/language-provider.tsx';
import { ListTools } from '../../ui/list/list-tools.tsx';
import { BackLink } from '../../ui/page/back-link.tsx';
import { ButtonLink } from '../../ui/page/button-link.tsx';
import { Page } from '../../ui/page/page.tsx';
import { isAtLeast } from '../communities/at-least.ts';
import { useCommunity } from '../communities/community-layout.tsx';
import { GoalList } from './goal-list.tsx';
import type { GoalsAs } from './goals.ts';
import { NewGoalDialog } from './new-goal-dialog.tsx';

const route = getRouteApi('/frame/c/$slug/goals/');

/** The goals of a community that one may see: one's own, those that one accompanies, for admins all of them. */
export function GoalsPage() {
  const t = useT();
  const community = useCommunity();
  const { slug, role } = community;
  const accompanies = isAtLeast(role, 'instructor');
  const { as = accompanies ? 'instructor' : 'student', status = 'active', make = false } = route.useSearch();
  const navigate = route.useNavigate();
  const tabs: GoalsAs[] = [
    'student',
    ...(accompanies ? ['instructor' as const] : []),
    ...(isAtLeast(role, 'admin') ? ['admin' as const] : []),
  ];
  const show = (search: object, replace = true) =>
    void navigate({ search: (before) => ({ ...before, make: undefined, ...search }), replace });
  const button = (
    <Button leftSection={<Plus size={18} aria-hidden />} onClick={() => show({ make: true }, false)}>
      {t('goals.new')}
    </Button>
  );

  return (
    <Page
      title={t('goals.title')}
      intro={t('goals.intro')}
      back={<BackLink to="/c/$slug" params={{ slug }} />}
      actions={
        accompanies && (
          <ButtonLink to="/desk" variant="default" size="xs">
            {t('desk.title')}
          </ButtonLink>
        )
      }
    >
      <ListTools>
        {tabs.length > 1 && (
          <SegmentedControl
            aria-label={t('goals.whose')}
            value={as}
            onChange={(value) => show({ as: value })}
            data={tabs.map((value) => ({ value, label: t(`goals.as.${value}`) }))}
          />
        )}
        <SegmentedControl
          aria-label={t('goals.state')}
          value={status}
          onChange={(value) => show({ status: value })}
          data={goalStatuses.map((value) => ({ value, label: t(`goals.status.${value}`) }))}
        />
        {button}
      </ListTools>
      <GoalList key={`${as} ${status}`} community={community} as={as} status={status} />
      {make && (
        <NewGoalDialog
          community={community}
          onClose={() => show({})}
          onMade={({ id }) => void navigate({ to: '/c/$slug/goals/$goalId', params: { slug, goalId: id } })}
        />
      )}
    </Page>
  );
}
