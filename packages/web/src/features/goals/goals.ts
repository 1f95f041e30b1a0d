import { infiniteQueryOptions, type QueryClient, queryOptions } from '@tanstack/react-query';
import {
  type Goal,
  type GoalStatus,
  getGoal,
  listGoalDays,
  listGoalMilestones,
  listGoals,
} from '@weft/contract/goals.ts';
import { api } from '../../realtime/api.ts';
import { paged } from '../../realtime/paged.ts';

export type GoalsAs = 'student' | 'instructor' | 'admin';

/** Whose goals, and in which state. Lists are asked for anew whenever something happens in one of theirs. */
export const goalsQuery = (communityId: string, as: GoalsAs, status: GoalStatus) =>
  infiniteQueryOptions({
    queryKey: ['goals', 'list', communityId, as, status],
    queryFn: ({ pageParam, signal }) =>
      api.call(listGoals, {
        params: { communityId },
        query: { limit: 30, as, status, cursor: pageParam },
        signal,
      }),
    ...paged,
  });

export const goalQuery = (goalId: string) =>
  queryOptions({
    queryKey: ['goals', 'one', goalId],
    queryFn: async ({ signal }): Promise<Goal> =>
      (await api.call(getGoal, { params: { goalId }, signal })).goal,
  });

/** A piece of the calendar. */
export const goalDaysQuery = (goalId: string, from: string, until: string) =>
  queryOptions({
    queryKey: ['goals', 'days', goalId, from, until],
    queryFn: async ({ signal }) =>
      (await api.call(listGoalDays, { params: { goalId }, query: { from, until }, signal })).days,
  });

export const milestonesQuery = (goalId: string) =>
  queryOptions({
    queryKey: ['goals', 'milestones', goalId],
    queryFn: async ({ signal }) =>
      (await api.call(listGoalMilestones, { params: { goalId }, signal })).milestones,
  });

/** What an answer says of a goal: on its page at once, in lists as soon as they are asked for. */
export function putGoal(queryClient: QueryClient, goal: Goal): void {
  queryClient.setQueryData(goalQuery(goal.id).queryKey, (known) =>
    known !== undefined && known.version > goal.version ? known : goal,
  );
  void queryClient.invalidateQueries({ queryKey: ['goals', 'list'] });
}
