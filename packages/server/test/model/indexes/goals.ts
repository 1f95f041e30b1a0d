import type { IndexUse } from './index-use.ts';

/** Of goals, and of the days that are written about. */
export const goalsIndexes: readonly IndexUse[] = [
  {
    index: 'goals_pkey',
    serves: 'one goal, by its id',
    query: `select * from goals where id = 500`,
  },
  {
    index: 'goals_student',
    serves: 'the goals of a student in a community, and how many are under way',
    query: `select * from goals where student_id = 500 and community_id = 5`,
  },
  {
    index: 'goals_community',
    serves: 'the goals of a community, for those who run it',
    query: `select * from goals where community_id = 500 and status = 'active'`,
  },
  {
    index: 'goals_created_by',
    serves: 'letting go of whoever set it, when their account is removed',
    query: `update goals set created_by = null where created_by = 501`,
  },
  {
    index: 'goal_instructors_pkey',
    serves: 'who accompanies a goal',
    query: `select user_id from goal_instructors where goal_id = 500`,
  },
  {
    index: 'goal_instructors_user',
    serves: 'the goals that somebody accompanies',
    query: `select goal_id from goal_instructors where user_id = 500`,
  },
  {
    index: 'conversations_goal_key',
    serves: 'the conversation of a goal; there is one',
    query: `select * from conversations where goal_id = 500`,
  },
  {
    index: 'messages_days',
    serves: 'the calendar of a goal, and how far it has come',
    query: `select * from messages where conversation_id = 10005 and target_date between '2026-01-01' and '2026-01-10' and seq is not null and deleted_at is null`,
  },
  {
    index: 'messages_note_draft',
    serves: 'the note that one has begun for a day; one each',
    query: `select id from messages where author_id = 500 and conversation_id = 10005 and target_date = '2026-01-01' and is_draft and kind = 'daily_note' and deleted_at is null`,
  },
];
