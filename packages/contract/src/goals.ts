import { z } from 'zod';
import { defineEvent } from './event.ts';
import { limits } from './limits.ts';
import { pageOf, pageQuery } from './page.ts';
import { examplePerson, person } from './people.ts';
import { defineRoute } from './route.ts';
import { day, id, streamCursor, time } from './values.ts';

/** More coaches than this is a class. */
export const instructorsAtMost = 10;

/** As many of one student are under way in a community at once. */
export const goalsUnderWayAtMost = 50;

export const goalStatuses = ['active', 'completed', 'archived'] as const;
export const goalStatus = z.enum(goalStatuses).meta({ id: 'GoalStatus' });

/** What everybody who may see a goal sees of it; events carry this much. */
export const goalBase = z
  .object({
    id,
    communityId: id,
    conversationId: id.describe('where notes and feedback are said'),
    student: person,
    instructors: z.array(person).describe('in the order in which they came'),
    title: z.string(),
    description: z.string(),
    status: goalStatus,
    targetDate: day.nullable(),
    completedAt: time.nullable(),
    createdAt: time,
    version: z.int().describe('grows with whatever changes of the above'),
  })
  .meta({ id: 'GoalBase' });

export const goal = goalBase
  .extend({
    lastActivityAt: time.describe('when something was said last'),
    waitingSince: time
      .nullable()
      .describe('when the first note that no instructor has answered was sent; null: none waits'),
    progress: z.int().nullable().describe('in percent, as the latest milestone says; null: none said it'),
    may: z.object({
      write: z.boolean(),
      edit: z.boolean(),
      changeInstructors: z.boolean(),
    }),
  })
  .meta({ id: 'Goal' });

const params = z.object({ goalId: id });
const instructorParams = z.object({ goalId: id, userId: id });
const title = z.string().trim().min(1).max(limits.goalTitle.max);
const description = z.string().trim().max(limits.goalDescription.max);

export const listGoals = defineRoute({
  name: 'listGoals',
  tag: 'goals',
  method: 'GET',
  path: '/communities/:communityId/goals',
  summary:
    'Goals that one may see: one’s own, those that one accompanies, or (for admins) all. What waits for feedback comes first, longest waiting at the top, then what something happened in last',
  access: 'user',
  status: 200,
  errors: ['not_found', 'forbidden', 'invalid_cursor'],
  params: z.object({ communityId: id }),
  query: pageQuery.extend({
    as: z.enum(['student', 'instructor', 'admin']).default('student'),
    status: goalStatus.default('active'),
    studentId: id.optional().describe('only of this student'),
    instructorId: id.optional().describe('only those that this instructor accompanies'),
  }),
  answer: pageOf(goal),
});

export const createGoal = defineRoute({
  name: 'createGoal',
  tag: 'goals',
  method: 'POST',
  path: '/communities/:communityId/goals',
  summary:
    'Set a goal: one’s own, or as an instructor one for a student. Its conversation begins with it. Only the student, its instructors and admins ever see it',
  access: 'user',
  status: 201,
  errors: ['not_found', 'forbidden', 'member_muted', 'not_an_instructor', 'too_many_goals'],
  params: z.object({ communityId: id }),
  body: z.object({
    title,
    description: description.default(''),
    targetDate: day.nullable().default(null),
    studentId: id.optional().describe('left out: oneself'),
    instructorIds: z.array(id).max(instructorsAtMost).default([]),
  }),
  answer: z.object({ goal }),
});

export const getGoal = defineRoute({
  name: 'getGoal',
  tag: 'goals',
  method: 'GET',
  path: '/goals/:goalId',
  summary: 'One goal. Its notes and feedback are the timeline of its conversation',
  access: 'user',
  status: 200,
  errors: ['not_found'],
  params,
  answer: z.object({ goal, cursor: streamCursor }),
});

export const updateGoal = defineRoute({
  name: 'updateGoal',
  tag: 'goals',
  method: 'PATCH',
  path: '/goals/:goalId',
  summary: 'Say a goal differently, or set another date; built on a version',
  access: 'user',
  status: 200,
  errors: ['not_found', 'forbidden', 'member_muted', 'conflict'],
  params,
  body: z.object({
    title: title.optional(),
    description: description.optional(),
    targetDate: day.nullable().optional(),
    version: z.int().describe('the one that was seen'),
  }),
  answer: z.object({ goal }),
});

export const setGoalStatus = defineRoute({
  name: 'setGoalStatus',
  tag: 'goals',
  method: 'PUT',
  path: '/goals/:goalId/status',
  summary: 'Complete a goal, put it away, or take it up again. What is put away is read, not written',
  access: 'user',
  status: 200,
  errors: ['not_found', 'forbidden'],
  params,
  body: z.object({ status: goalStatus }),
  answer: z.object({ goal }),
});

export const addGoalInstructor = defineRoute({
  name: 'addGoalInstructor',
  tag: 'goals',
  method: 'PUT',
  path: '/goals/:goalId/instructors/:userId',
  summary:
    'Let an instructor of the community accompany a goal; twice is once. They read all of it from then on',
  access: 'user',
  status: 200,
  errors: ['not_found', 'forbidden', 'not_an_instructor', 'too_many_instructors'],
  params: instructorParams,
  answer: z.object({ goal }),
});

export const removeGoalInstructor = defineRoute({
  name: 'removeGoalInstructor',
  tag: 'goals',
  method: 'DELETE',
  path: '/goals/:goalId/instructors/:userId',
  summary: 'They accompany it no longer, and read it no longer; instructors can go themselves',
  access: 'user',
  status: 204,
  errors: ['not_found', 'forbidden'],
  params: instructorParams,
});

export const goalDay = z
  .object({
    date: day,
    notes: z.int().describe('daily notes of the student'),
    feedback: z.int(),
    activities: z.int(),
    milestones: z.int(),
    draft: z.boolean().describe('one has begun something for this day oneself; nobody else learns that'),
    firstMessageId: id.nullable().describe('where the day begins in the conversation; null: only a draft'),
  })
  .meta({ id: 'GoalDay' });

export const listGoalDays = defineRoute({
  name: 'listGoalDays',
  tag: 'goals',
  method: 'GET',
  path: '/goals/:goalId/days',
  summary: 'A calendar: the days on which something is dated, and what',
  access: 'user',
  status: 200,
  errors: ['not_found'],
  params,
  query: z
    .object({ from: day, until: day.describe('this day included') })
    .refine(({ from, until }) => from <= until, 'must end after it begins')
    .refine(
      ({ from, until }) => Date.parse(until) - Date.parse(from) <= 400 * 86_400_000,
      'must be at most 400 days',
    ),
  answer: z.object({
    days: z.array(goalDay).describe('in their order; days of which nothing is known are left out'),
  }),
});

export const goalMilestone = z
  .object({
    messageId: id,
    date: day,
    progress: z.int().nullable().describe('in percent; null: it says none'),
    content: z.string().describe('its beginning, as it was typed'),
    author: person,
  })
  .meta({ id: 'GoalMilestone' });

export const listGoalMilestones = defineRoute({
  name: 'listGoalMilestones',
  tag: 'goals',
  method: 'GET',
  path: '/goals/:goalId/milestones',
  summary: 'What was reached, in the order of its dates: progress as a line',
  access: 'user',
  status: 200,
  errors: ['not_found'],
  params,
  answer: z.object({ milestones: z.array(goalMilestone).describe('the latest 200') }),
});

const exampleGoal: z.input<typeof goalBase> = {
  id: '1439672833925283890',
  communityId: '1439672833925283840',
  conversationId: '1439672833925283891',
  student: examplePerson,
  instructors: [],
  title: 'Find the Messier objects',
  description: 'All 110, by eye.',
  status: 'active',
  targetDate: '2027-04-01',
  completedAt: null,
  createdAt: '2026-11-20T09:30:00.000Z',
  version: 1,
};

export const goalCreated = defineEvent({
  type: 'goal.created',
  summary: 'A goal was set; to the student and each of its instructors',
  audience: 'client',
  payload: z.object({ goal: goalBase }),
  example: { goal: exampleGoal },
});

export const goalUpdated = defineEvent({
  type: 'goal.updated',
  summary:
    'A goal says something else, or has other instructors; to the student, its instructors, and who has it open',
  audience: 'client',
  payload: z.object({ goal: goalBase }),
  example: {
    goal: { ...exampleGoal, status: 'completed', completedAt: '2026-11-21T09:30:00.000Z', version: 2 },
  },
});

export const goalLeft = defineEvent({
  type: 'goal.left',
  summary: "One accompanies a goal no longer; to one's own devices",
  audience: 'client',
  payload: z.object({ goalId: id, conversationId: id, communityId: id, version: z.int() }),
  example: {
    goalId: '1439672833925283890',
    conversationId: '1439672833925283891',
    communityId: '1439672833925283840',
    version: 3,
  },
});

export type Goal = z.output<typeof goal>;
export type GoalBase = z.output<typeof goalBase>;
export type GoalStatus = z.output<typeof goalStatus>;
export type GoalDay = z.output<typeof goalDay>;
export type GoalMilestone = z.output<typeof goalMilestone>;
