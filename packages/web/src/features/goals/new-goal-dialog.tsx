import { Button, SegmentedControl } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import type { Community } from '@weft/contract/communities.ts';
import { createGoal, type Goal } from '@weft/contract/goals.ts';
import type { Person } from '@weft/contract/people.ts';
import { useEffect, useRef, useState } from 'react';
import { useT } from '../../i18n/language-provider.tsx';
import { api } from '../../realtime/api.ts';
import { Dialog } from '../../ui/dialog/dialog.tsx';
import { DialogHeading } from '../../ui/dialog/dialog-heading.tsx';
import { bodyOf } from '../../ui/form/body-of.ts';
import classes from '../../ui/form/form.module.css';
import { FormProblem } from '../../ui/form/form-problem.tsx';
import { useForm } from '../../ui/form/use-form.ts';
import { useMe } from '../accounts/me.ts';
import { isAtLeast } from '../communities/at-least.ts';
import { PeoplePicker } from '../conversations/people-picker.tsx';
import { GoalFields } from './goal-fields.tsx';
import { putGoal } from './goals.ts';
import { InstructorsField } from './instructors-field.tsx';

interface NewGoalDialogProps {
  readonly community: Community;
  readonly onMade: (goal: Goal) => void;
  readonly onClose: () => void;
}

/** A title is enough. Who accompanies others may set one for somebody else, and is there from the beginning then. */
export function NewGoalDialog({ community: { id, role }, onMade, onClose }: NewGoalDialogProps) {
  const t = useT();
  const me = useMe().id;
  const queryClient = useQueryClient();
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => first.current?.focus(), []);
  const [forOther, setForOther] = useState(false);
  const [students, setStudents] = useState<readonly Person[]>([]);
  const [instructorIds, setInstructorIds] = useState<readonly string[]>([]);
  const student = forOther ? students[0] : undefined;
  const form = useForm({
    initial: { title: '', description: '', targetDate: '' },
    schema: bodyOf(createGoal),
    toBody: ({ title, description, targetDate }) => ({
      ...{ title, description, targetDate: targetDate === '' ? null : targetDate },
      instructorIds: instructorIds.filter((one) => one !== (student?.id ?? me)),
      ...(student === undefined ? {} : { studentId: student.id }),
    }),
    submit: async (body) => {
      const { goal } = await api.call(createGoal, { params: { communityId: id }, body });
      putGoal(queryClient, goal);
      onMade(goal);
    },
  });
  const choose = (userId: string, chosen: boolean) =>
    setInstructorIds((known) => [...known.filter((one) => one !== userId), ...(chosen ? [userId] : [])]);

  return (
    <Dialog label={t('goals.new')} onClose={onClose}>
      <DialogHeading onClose={onClose}>{t('goals.new')}</DialogHeading>
      <form {...form.props} className={classes.inDialog}>
        {isAtLeast(role, 'instructor') && (
          <div>
            <SegmentedControl
              aria-label={t('goals.whose')}
              value={forOther ? 'other' : 'self'}
              onChange={(value) => {
                setForOther(value === 'other');
                choose(me, value === 'other');
              }}
              data={[
                { value: 'self', label: t('goals.forSelf') },
                { value: 'other', label: t('goals.forOther') },
              ]}
            />
          </div>
        )}
        {forOther && (
          <PeoplePicker
            communityId={id}
            chosen={students}
            onChange={(people) => setStudents(people.slice(-1))}
          />
        )}
        <GoalFields form={form} first={first} />
        <InstructorsField
          communityId={id}
          studentId={forOther ? student?.id : me}
          chosen={instructorIds}
          onChoose={choose}
        />
        <FormProblem words={form.failure} />
        <div className={classes.actions}>
          <Button variant="default" onClick={onClose}>
            {t('shared.cancel')}
          </Button>
          <Button type="submit" loading={form.busy} disabled={forOther && student === undefined}>
            {t('goals.make')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
