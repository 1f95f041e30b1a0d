import type { Destination } from '@weft/contract/messages.ts';
import { sql } from '../../core/db/statement.ts';
import { prepareToSave, saveDraft } from '../../features/drafts/save.ts';
import { setGoalStatus } from '../../features/goals/commands.ts';
import { maySetGoal, maySetGoalStatus } from '../../features/goals/policy.ts';
import { readGoalFacts, readNewGoalFacts } from '../../features/goals/queries.ts';
import { setGoal } from '../../features/goals/set-goal.ts';
import { type GoalLine, type GoalTale, goalTales } from './goal-lines.ts';
import { asUser, type Chapter, daysBefore, personIn, type Story } from './story.ts';

/** What people work towards in the observing club. What is said about it is told in its time, with all other talk. */
export const goalChapter: Chapter = {
  name: 'goals',
  async tell(story) {
    for (const tale of goalTales) await setFor(story, tale);
    // Those who are in the story have long heard of them.
    await story.tx.rows(sql`delete from notifications where about->>'kind' like 'goal.%'`);
  },
};

/** What was reached, and what is being written, once all is said. */
export const goalEndChapter: Chapter = {
  name: 'goals at the end',
  async tell(story) {
    for (const tale of goalTales) {
      if (tale.completed === true) await complete(story, tale);
      for (const draft of tale.drafts ?? []) await keep(story, tale, draft);
    }
  },
};

async function setFor(story: Story, { student, instructors, ...tale }: GoalTale): Promise<void> {
  const { tx } = story;
  const actor = asUser(personIn(story, student));
  const [community] = await tx.rows<{ id: string }>(sql`select id from communities where slug = 'night-sky'`);
  if (community === undefined) throw new Error('the story has no observing club');
  const facts = await readNewGoalFacts(tx, actor, community.id, actor.userId);
  const goalId = await setGoal(tx, maySetGoal.permit(actor, facts), {
    ...tale,
    instructorIds: instructors.map((name) => personIn(story, name).id),
  });
  const at = daysBefore(story, 25);
  await tx.rows(sql`update goals set created_at = ${at}, updated_at = ${at} where id = ${goalId}`);
  await tx.rows(sql`update goal_instructors set created_at = ${at} where goal_id = ${goalId}`);
  await tx.rows(sql`
    update conversations set created_at = ${at}, last_activity_at = ${at} where goal_id = ${goalId}`);
}

/** Where a line of it is said, and for which day. */
export async function placeOf(
  story: Story,
  { title }: Pick<GoalTale, 'title'>,
  { kind, hours, progress }: Pick<GoalLine, 'kind' | 'hours' | 'progress'>,
): Promise<Extract<Destination, { conversationId: string }>> {
  const { conversationId } = await find(story, title);
  if (kind === 'message') return { conversationId };
  const targetDate = daysBefore(story, hours / 24)
    .toISOString()
    .slice(0, 10);
  return { conversationId, kind, targetDate, ...(progress === undefined ? {} : { progress }) };
}

async function find({ tx }: Story, title: string) {
  const [row] = await tx.rows<{ goalId: string; conversationId: string }>(sql`
    select g.id as "goalId", v.id as "conversationId" from goals g join conversations v on v.goal_id = g.id
    where g.title = ${title}`);
  if (row === undefined) throw new Error(`the story has no goal “${title}”`);
  return row;
}

async function complete(story: Story, { student, title, lines }: GoalTale): Promise<void> {
  const { tx } = story;
  const actor = asUser(personIn(story, student));
  const { goalId } = await find(story, title);
  const facts = await readGoalFacts(tx, actor, goalId);
  await setGoalStatus(tx, maySetGoalStatus.permit(actor, facts), 'completed');
  const at = daysBefore(story, (lines.at(-1)?.hours ?? 24) / 24);
  await tx.rows(sql`update goals set completed_at = ${at}, updated_at = ${at} where id = ${goalId}`);
}

async function keep(story: Story, tale: GoalTale, draft: Omit<GoalLine, 'answers'>): Promise<void> {
  const { tx } = story;
  const to = await placeOf(story, tale, draft);
  const clientKey = `story-goal-${draft.by}`;
  const save = await prepareToSave(tx, asUser(personIn(story, draft.by)), {
    ...{ to, content: draft.text, mediaIds: [], clientKey, saveId: 'story', builtOn: 0 },
  });
  await saveDraft(tx, tx, save);
  const at = daysBefore(story, draft.hours / 24);
  await tx.rows(sql`
    update messages set created_at = ${at}, updated_at = ${at} where client_key = ${clientKey} and is_draft`);
}
