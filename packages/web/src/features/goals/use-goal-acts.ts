import { useQueryClient } from '@tanstack/react-query';
import {
  addGoalInstructor,
  type Goal,
  type GoalStatus,
  removeGoalInstructor,
  setGoalStatus,
} from '@weft/contract/goals.ts';
import type { Person } from '@weft/contract/people.ts';
import { useT } from '../../i18n/language-provider.tsx';
import { api } from '../../realtime/api.ts';
import { failureWords } from '../../ui/failure/failure-words.ts';
import { useToast } from '../../ui/toast/toast-provider.tsx';
import { putGoal } from './goals.ts';

/** What one does with a goal by a button: done at once, with a way back, told when the server says no. */
export function useGoalActs({ id: goalId, status, title }: Pick<Goal, 'id' | 'status' | 'title'>) {
  const t = useT();
  const toast = useToast();
  const queryClient = useQueryClient();
  const attempt = async (act: () => Promise<unknown>): Promise<boolean> => {
    try {
      await act();
      return true;
    } catch (error) {
      toast({ text: failureWords(error, t) });
      return false;
    }
  };
  const put = async (answer: Promise<{ goal: Goal }>) => putGoal(queryClient, (await answer).goal);
  const become = (to: GoalStatus) =>
    attempt(() => put(api.call(setGoalStatus, { params: { goalId }, body: { status: to } })));
  const add = (userId: string) =>
    attempt(() => put(api.call(addGoalInstructor, { params: { goalId, userId } })));
  return {
    setStatus: async (to: GoalStatus) => {
      if (await become(to))
        toast({ text: t(`goals.became.${to}`, { title }), undo: () => void become(status) });
    },
    add,
    remove: async ({ id: userId, displayName: name }: Person, self: boolean) => {
      const gone = await attempt(() => api.call(removeGoalInstructor, { params: { goalId, userId } }));
      if (!gone) return;
      void queryClient.invalidateQueries({ queryKey: ['goals'] });
      // Who has gone cannot bring themselves back.
      toast({
        text: self ? t('goals.left') : t('goals.removed', { name }),
        ...(self ? {} : { undo: () => void add(userId) }),
      });
    },
  };
}
