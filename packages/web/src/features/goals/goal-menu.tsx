import { ActionIcon, Menu } from '@mantine/core';
import type { Goal } from '@weft/contract/goals.ts';
import { Archive, CircleCheck, Ellipsis, Pencil, RotateCcw } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useT } from '../../i18n/language-provider.tsx';
import { useGoalActs } from './use-goal-acts.ts';

const EditGoalDialog = lazy(() =>
  import('./edit-goal-dialog.tsx').then((m) => ({ default: m.EditGoalDialog })),
);

/** What one can do with the goal as a whole. */
export function GoalMenu({ goal }: { goal: Goal }) {
  const t = useT();
  const acts = useGoalActs(goal);
  const [editing, setEditing] = useState(false);
  if (!goal.may.edit) return null;
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon aria-label={t('goals.acts')}>
            <Ellipsis size={20} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<Pencil size={16} aria-hidden />} onClick={() => setEditing(true)}>
            {t('goals.edit')}
          </Menu.Item>
          {goal.status === 'active' ? (
            <Menu.Item
              leftSection={<CircleCheck size={16} aria-hidden />}
              onClick={() => void acts.setStatus('completed')}
            >
              {t('goals.complete')}
            </Menu.Item>
          ) : (
            <Menu.Item
              leftSection={<RotateCcw size={16} aria-hidden />}
              onClick={() => void acts.setStatus('active')}
            >
              {t('goals.takeUp')}
            </Menu.Item>
          )}
          {goal.status !== 'archived' && (
            <Menu.Item
              leftSection={<Archive size={16} aria-hidden />}
              onClick={() => void acts.setStatus('archived')}
            >
              {t('goals.archive')}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      {editing && (
        <Suspense fallback={null}>
          <EditGoalDialog goal={goal} onClose={() => setEditing(false)} />
        </Suspense>
      )}
    </>
  );
}
