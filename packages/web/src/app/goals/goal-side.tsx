import { SegmentedControl } from '@mantine/core';
import type { Goal } from '@weft/contract/goals.ts';
import { useMe } from '../../features/accounts/me.ts';
import { Calendar } from '../../features/goals/calendar.tsx';
import { GoalAbout } from '../../features/goals/goal-about.tsx';
import { Progress } from '../../features/goals/progress.tsx';
import { useT } from '../../i18n/language-provider.tsx';
import { SidePane } from '../../ui/side-pane/side-pane.tsx';
import classes from '../chat/channel-page.module.css';

export const goalTabs = ['calendar', 'progress', 'about'] as const;
type Tab = (typeof goalTabs)[number];

interface GoalSideProps {
  readonly goal: Goal;
  readonly tab: Tab;
  /** It stands there without having been asked for. */
  readonly standing: boolean;
  readonly onTab: (tab: Tab) => void;
  readonly onClose: () => void;
  readonly onOpen: (messageId: string) => void;
  readonly onWrite: (day: string) => void;
}

/** Beside what is said: on which days, how far it has come, and what it is about. */
export function GoalSide({ goal, tab, standing, onTab, onClose, onOpen, onWrite }: GoalSideProps) {
  const t = useT();
  const writes = goal.student.id === useMe().id && goal.may.write;
  return (
    <SidePane title={t('goals.one')} standing={standing} onClose={onClose}>
      <SegmentedControl
        fullWidth
        className={classes.tabs ?? ''}
        aria-label={t('goals.side')}
        value={tab}
        onChange={(value) => onTab(goalTabs.find((one) => one === value) ?? 'calendar')}
        data={goalTabs.map((value) => ({ value, label: t(`goals.tab.${value}`) }))}
      />
      {tab === 'calendar' && (
        <Calendar
          goalId={goal.id}
          targetDate={goal.targetDate}
          onOpen={onOpen}
          onWrite={writes ? onWrite : undefined}
        />
      )}
      {tab === 'progress' && <Progress goal={goal} />}
      {tab === 'about' && <GoalAbout goal={goal} />}
    </SidePane>
  );
}
