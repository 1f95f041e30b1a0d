import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { getConversation } from '@weft/contract/conversations.ts';
import {
  addGoalInstructor,
  createGoal,
  instructorsAtMost,
  listGoalDays,
  listGoalMilestones,
  listGoals,
  removeGoalInstructor,
  setGoalStatus,
  updateGoal,
} from '@weft/contract/goals.ts';
import { listNotifications } from '@weft/contract/notifications.ts';
import { getUnread } from '@weft/contract/unread.ts';
import { everyEventFits, messagesIn, say } from '../../../test/kit/chat.ts';
import { dated, goalStory } from '../../../test/kit/goal-story.ts';
import { refusal } from '../../../test/kit/refusal.ts';
import { sql } from '../../core/db/statement.ts';

describe('a goal', async () => {
  const { db, ada, grace, linus, barbara, edsger, alan, communityId, set, read } = await goalStory();
  const params = { communityId };

  test('is set with its conversation, written about, and waits until it is answered', async () => {
    const goal = await set('Messier');
    assert.deepEqual(
      [goal.student.id, goal.instructors.map(({ id }) => id), goal.status, goal.waitingSince],
      [linus.id, [grace.id], 'active', null],
    );
    const place = { kind: 'conversation', id: goal.conversationId } as const;
    const note = await dated(linus, goal, 'daily_note', '2026-11-20');
    await dated(linus, goal, 'activity', '2026-11-20');
    const milestone = await dated(linus, goal, 'milestone', '2026-11-21', { progress: 40 });
    const waiting = await read(grace, goal);
    assert.deepEqual([waiting.waitingSince, waiting.progress], [note.sentAt, 40]);
    const reading = async () =>
      (await grace.call(getUnread)).items.find((item) => item.place.id === goal.conversationId);
    assert.deepEqual([(await reading())?.unread, (await reading())?.communityId], [3, communityId]);

    const feedback = await dated(grace, goal, 'instructor_response', '2026-11-20', {
      content: 'Good, @linus',
    });
    assert.deepEqual([(await read(grace, goal)).waitingSince, (await reading())?.unread], [null, 0]);
    assert.deepEqual(
      (await messagesIn(linus, place)).map(({ kind, targetDate, progress, seq }) => [
        ...[kind, targetDate, progress, seq],
      ]),
      [
        ['daily_note', '2026-11-20', null, 1],
        ['activity', '2026-11-20', null, 2],
        ['milestone', '2026-11-21', 40, 3],
        ['instructor_response', '2026-11-20', null, 4],
      ],
    );
    assert.deepEqual(feedback.mentions, [linus.id]);
    const { conversation } = await alan.call(getConversation, {
      params: { conversationId: goal.conversationId },
    });
    assert.ok(conversation.kind === 'goal');
    assert.deepEqual(
      [conversation.goalId, conversation.people.map(({ id }) => id), conversation.may.reply],
      [goal.id, [linus.id, grace.id], false],
    );

    const query = { from: '2026-11-01', until: '2026-11-30' };
    const { days } = await grace.call(listGoalDays, { params: { goalId: goal.id }, query });
    const none = { notes: 0, feedback: 0, activities: 0, milestones: 0, draft: false };
    assert.deepEqual(days, [
      {
        ...none,
        ...{ date: '2026-11-20', notes: 1, activities: 1, feedback: 1, firstMessageId: note.id },
      },
      { ...none, date: '2026-11-21', milestones: 1, firstMessageId: milestone.id },
    ]);
    const { milestones } = await alan.call(listGoalMilestones, { params: { goalId: goal.id } });
    assert.deepEqual(
      milestones.map(({ messageId, date, progress, content, author }) => [
        ...[messageId, date, progress, content, author.id],
      ]),
      [[milestone.id, '2026-11-21', 40, 'milestone', linus.id]],
    );
    const [news] = (await grace.call(listNotifications)).items;
    assert.deepEqual([news?.about.kind, news?.actor?.id], ['goal.accompany', linus.id]);
  });

  test('is set for somebody by who accompanies it, and by nobody else', async () => {
    const body = { title: 'Double stars', studentId: linus.id };
    const { goal } = await barbara.call(createGoal, { params, body });
    assert.deepEqual([goal.student.id, goal.instructors.map(({ id }) => id)], [linus.id, [barbara.id]]);
    const [news] = (await linus.call(listNotifications)).items;
    assert.deepEqual([news?.about.kind, news?.actor?.id], ['goal.set', barbara.id]);
    const as = (person: typeof ada, wish: object) =>
      refusal(person.call(createGoal, { params, body: { title: 'x', ...wish } }));
    assert.equal(await as(linus, { studentId: barbara.id }), 'forbidden');
    assert.equal(await as(linus, { instructorIds: [ada.id, linus.id] }), 'not_an_instructor');
    assert.equal(await as(barbara, { studentId: linus.id, instructorIds: [linus.id] }), 'not_an_instructor');
    assert.equal(await as(barbara, { studentId: '7' }), 'not_found');
    assert.equal(await as(linus, { instructorIds: ['7'] }), 'not_found');
    await db.rows(sql`
      insert into goals (community_id, student_id, title) select ${communityId}, ${edsger.id}, 'x' from generate_series(1, 50)`);
    assert.equal(await as(edsger, {}), 'too_many_goals');
    assert.equal(await as(barbara, { studentId: edsger.id }), 'too_many_goals');
    await db.rows(sql`delete from goals where student_id = ${edsger.id}`);
  });

  test('is said differently on the version that was seen, and nothing happens where nothing changes', async () => {
    const { id: goalId } = await set('Moons');
    const edit = (body: object) =>
      linus.call(updateGoal, { params: { goalId }, body: { version: 1, ...body } });
    assert.equal((await edit({ title: 'Moons' })).goal.version, 1);
    const { goal } = await edit({ title: 'All moons', targetDate: '2027-01-01' });
    assert.deepEqual([goal.title, goal.targetDate, goal.version], ['All moons', '2027-01-01', 2]);
    assert.equal(await refusal(edit({ title: 'Moons' })), 'conflict');
    assert.equal((await edit({ targetDate: null, version: 2 })).goal.targetDate, null);
  });

  test('is completed, put away and taken up again; what is put away is read, not written', async () => {
    const goal = await set('Saturn');
    const note = await dated(linus, goal, 'daily_note', '2026-11-20');
    const become = async (status: 'active' | 'completed' | 'archived') =>
      (await grace.call(setGoalStatus, { params: { goalId: goal.id }, body: { status } })).goal;
    const done = await become('completed');
    assert.equal(done.completedAt !== null && done.may.write, true);
    const away = await become('archived');
    assert.deepEqual([away.completedAt, away.may.write, away.version], [done.completedAt, false, 3]);
    assert.equal((await become('archived')).version, 3);
    assert.equal(await refusal(dated(linus, goal, 'daily_note', '2026-11-21')), 'goal_archived');
    assert.equal((await messagesIn(linus, note.place))[0]?.may.edit, false);
    assert.deepEqual([(await become('active')).completedAt, (await become('active')).version], [null, 4]);
    await dated(linus, goal, 'daily_note', '2026-11-21');
  });

  test('is accompanied by whom its student lets in, as many as may be, until they go', async () => {
    const goal = await set('Jupiter', []);
    const add = (person: typeof ada, { id: userId }: { id: string }) =>
      person.call(addGoalInstructor, { params: { goalId: goal.id, userId } });
    const remove = (person: typeof ada, { id: userId }: { id: string }) =>
      person.call(removeGoalInstructor, { params: { goalId: goal.id, userId } });
    await dated(linus, goal, 'daily_note', '2026-11-20');
    assert.equal(await refusal(add(grace, grace)), 'not_found');
    assert.equal((await add(linus, grace)).goal.version, 2);
    assert.equal((await add(linus, grace)).goal.version, 2);
    // All that was said before is read, and no news.
    const unread = (await grace.call(getUnread)).items.find(({ place }) => place.id === goal.conversationId);
    assert.deepEqual([unread?.unread, unread?.lastReadSeq], [0, 1]);
    assert.equal(await refusal(add(grace, barbara)), 'forbidden');
    assert.equal(await refusal(add(linus, linus)), 'not_an_instructor');
    assert.equal(await refusal(remove(grace, barbara)), 'forbidden');
    assert.equal(await refusal(remove(linus, barbara)), 'not_found');
    await remove(grace, grace);
    assert.equal(await refusal(read(grace, goal)), 'not_found');
    assert.equal(await refusal(say(grace, { conversationId: goal.conversationId }, 'x')), 'not_found');
    const acts = await db.rows<{ act: string }>(
      sql`select act from audit_log where subject = ${`goal:${goal.id}`}`,
    );
    assert.deepEqual(acts, []);
    await add(alan, barbara);
    assert.deepEqual(
      await db.rows(sql`select act, actor_id from audit_log where subject = ${`goal:${goal.id}`}`),
      [{ act: 'goal.add-instructor', actor_id: alan.id }],
    );
    await db.rows(sql`
      with u as (insert into users (username, email) select 'coach_' || n, n || '@example.org' from generate_series(1, 10) n
        returning id)
      insert into goal_instructors (goal_id, user_id)
      select ${goal.id}, id from u limit ${instructorsAtMost} - (
        select count(*) from goal_instructors where goal_id = ${goal.id})`);
    assert.equal(await refusal(add(linus, grace)), 'too_many_instructors');
  });

  test('is listed to those who may see it, as what they are', async () => {
    const titles = async (person: typeof ada, as: 'student' | 'instructor' | 'admin') =>
      (await person.call(listGoals, { params, query: { as, limit: 100 } })).items.map(({ title }) => title);
    assert.equal((await titles(linus, 'student')).includes('Double stars'), true);
    assert.deepEqual(await titles(grace, 'student'), []);
    assert.deepEqual((await titles(barbara, 'instructor')).toSorted(), ['Double stars', 'Jupiter']);
    assert.equal((await titles(alan, 'admin')).length, 5);
    assert.equal(await refusal(titles(linus, 'instructor')), 'forbidden');
    assert.equal(await refusal(titles(edsger, 'admin')), 'forbidden');
  });

  test('every event is as its schema says', () => everyEventFits(db));
});
