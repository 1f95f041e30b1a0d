import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type Goal, updateGoal } from '@weft/contract/goals.ts';
import { useEffect, useRef } from 'react';
import { useT } from '../../i18n/language-provider.tsx';
import { api } from '../../realtime/api.ts';
import { Dialog } from '../../ui/dialog/dialog.tsx';
import { DialogHeading } from '../../ui/dialog/dialog-heading.tsx';
import { bodyOf } from '../../ui/form/body-of.ts';
import classes from '../../ui/form/form.module.css';
import { FormProblem } from '../../ui/form/form-problem.tsx';
import { useForm } from '../../ui/form/use-form.ts';
import { GoalFields } from './goal-fields.tsx';
import { putGoal } from './goals.ts';

/** Built on the version that was seen: what somebody else changed meanwhile is not overwritten. */
export function EditGoalDialog({ goal, onClose }: { goal: Goal; onClose: () => void }) {
  const t = useT();
  const queryClient = useQueryClient();
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => first.current?.focus(), []);
  const seen = useRef(goal.version);
  const form = useForm({
    initial: { title: goal.title, description: goal.description, targetDate: goal.targetDate ?? '' },
    schema: bodyOf(updateGoal),
    toBody: ({ targetDate, ...words }) => ({
      ...words,
      ...{ targetDate: targetDate === '' ? null : targetDate, version: seen.current },
    }),
    submit: async (body) => {
      putGoal(queryClient, (await api.call(updateGoal, { params: { goalId: goal.id }, body })).goal);
      onClose();
    },
  });
  return (
    <Dialog label={t('goals.edit')} onClose={onClose}>
      <DialogHeading onClose={onClose}>{t('goals.edit')}</DialogHeading>
      <form {...form.props} className={classes.inDialog}>
        <GoalFields form={form} first={first} />
        <FormProblem words={form.failure} />
        <div className={classes.actions}>
          <Button variant="default" onClick={onClose}>
            {t('shared.cancel')}
          </Button>
          <Button type="submit" loading={form.busy}>
            {t('shared.save')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
