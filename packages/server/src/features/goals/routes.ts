import {
  addGoalInstructor,
  createGoal,
  getGoal,
  listGoalDays,
  listGoalMilestones,
  listGoals,
  removeGoalInstructor,
  setGoalStatus,
  updateGoal,
} from '@weft/contract/goals.ts';
import type { Kernel } from '../../core/kernel.ts';
import { readCommunityFacts } from '../communities/queries.ts';
import * as commands from './commands.ts';
import { listDaysOf } from './days.ts';
import { listGoalsOf } from './list.ts';
import { listMilestonesOf } from './milestones.ts';
import {
  mayAddInstructor,
  mayEditGoal,
  mayListGoals,
  mayReadGoal,
  mayRemoveInstructor,
  maySetGoal,
  maySetGoalStatus,
} from './policy.ts';
import { readGoal, readGoalFacts, readNewGoalFacts } from './queries.ts';
import { setGoal } from './set-goal.ts';

export function goalRoutes({ routes, db, stream }: Kernel): void {
  routes.read(listGoals, async ({ actor, params, query }) => {
    const community = await readCommunityFacts(db, actor, params.communityId);
    return listGoalsOf(db, mayListGoals.permit(actor, { community, as: query.as }), query);
  });

  routes.write(createGoal, async ({ tx, actor, params, body: { studentId = actor.userId, ...body } }) => {
    const facts = await readNewGoalFacts(tx, actor, params.communityId, studentId);
    const goalId = await setGoal(tx, maySetGoal.permit(actor, facts), body);
    return { goal: await readGoal(tx, actor, goalId) };
  });

  routes.read(getGoal, async ({ actor, params }) => {
    // The cursor first: whatever happens after it reaches the reader as an event.
    const cursor = stream.cursor();
    return { goal: await readGoal(db, actor, params.goalId), cursor };
  });

  routes.write(updateGoal, async ({ tx, actor, params, body }) => {
    const facts = await readGoalFacts(tx, actor, params.goalId);
    await commands.editGoal(tx, mayEditGoal.permit(actor, facts), body);
    return { goal: await readGoal(tx, actor, params.goalId) };
  });

  routes.write(setGoalStatus, async ({ tx, actor, params, body }) => {
    const facts = await readGoalFacts(tx, actor, params.goalId);
    await commands.setGoalStatus(tx, maySetGoalStatus.permit(actor, facts), body.status);
    return { goal: await readGoal(tx, actor, params.goalId) };
  });

  routes.write(addGoalInstructor, async ({ tx, actor, params: { goalId, userId } }) => {
    const facts = await readGoalFacts(tx, actor, goalId);
    await commands.addInstructor(tx, mayAddInstructor.permit(actor, facts), userId);
    return { goal: await readGoal(tx, actor, goalId) };
  });

  routes.write(removeGoalInstructor, async ({ tx, actor, params: { goalId, userId } }) => {
    const facts = await readGoalFacts(tx, actor, goalId);
    await commands.removeInstructor(tx, mayRemoveInstructor.permit(actor, { ...facts, userId }));
  });

  routes.read(listGoalDays, async ({ actor, params, query }) => {
    const facts = await readGoalFacts(db, actor, params.goalId);
    return { days: await listDaysOf(db, mayReadGoal.permit(actor, facts), query) };
  });

  routes.read(listGoalMilestones, async ({ actor, params }) => {
    const facts = await readGoalFacts(db, actor, params.goalId);
    return { milestones: await listMilestonesOf(db, mayReadGoal.permit(actor, facts)) };
  });
}
