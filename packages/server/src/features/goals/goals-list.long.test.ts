import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { saveDraft } from '@weft/contract/drafts.ts';
import { type Goal, getGoal, listGoalDays, listGoalMilestones, listGoals } from '@weft/contract/goals.ts';
import { deleteMessage, listMessages, sendMessage } from '@weft/contract/messages.ts';
import { say } from '../../../test/kit/chat.ts';
import { dated, goalStory } from '../../../test/kit/goal-story.ts';
import type { Person } from '../../../test/kit/person.ts';
import { explaining } from '../../../test/kit/plans.ts';
import { sql } from '../../core/db/statement.ts';
import { listDaysOf } from './days.ts';
import { listGoalsOf } from './list.ts';
import { listMilestonesOf } from './milestones.ts';
import { mayListGoals, mayReadGoal } from './policy.ts';
import { readGoal } from './queries.ts';

describe('lists of goals', async () => {
  const { db, count, ada, grace, linus, barbara, edsger, communityId, set, read } = await goalStory();
  const params = { communityId };
  type As = 'student' | 'instructor' | 'admin';
  const page = (person: Person, as: As, query: { limit?: number; cursor?: string } = {}) =>
    person.call(listGoals, { params, query: { as, ...query } });
  async function walk(person: Person, as: As, limit: number): Promise<Goal[]> {
    const found: Goal[] = [];
    let cursor: string | undefined;
    do {
      const { items, nextCursor } = await page(person, as, {
        limit,
        ...(cursor === undefined ? {} : { cursor }),
      });
      found.push(...items);
      cursor = nextCursor ?? undefined;
    } while (cursor !== undefined);
    return found;
  }
  const titles = (found: readonly Goal[]) => found.map(({ title }) => title);

  test('what waits stands first, the longest at the top; then what was spoken in last', async () => {
    const goals: Record<string, Goal> = {};
    for (const title of ['quiet', 'answered', 'waits longer', 'asks', 'waits', 'talks'])
      goals[title] = await set(title, [grace], title.length % 2 === 0 ? linus : edsger);
    const of = (title: string) => goals[title] as Goal;
    const by = (title: string) => (title.length % 2 === 0 ? linus : edsger);
    const note = (title: string) => dated(by(title), of(title), 'daily_note', '2026-11-20');
    await note('waits longer');
    const first = await note('waits');
    await note('answered');
    // A word is no note: nobody waits for an answer to it.
    await say(by('asks'), { conversationId: of('asks').conversationId }, 'Are you there?');
    const answer = await dated(grace, of('answered'), 'instructor_response', '2026-11-20');
    await say(grace, { conversationId: of('talks').conversationId }, 'How is it?');
    await note('waits');
    const order = ['waits longer', 'waits', 'talks', 'answered', 'asks', 'quiet'];
    for (const limit of [1, 2, 3, 50])
      assert.deepEqual(titles(await walk(grace, 'instructor', limit)), order, String(limit));
    assert.equal((await read(grace, of('waits'))).waitingSince, first.sentAt);
    const own = await walk(linus, 'student', 2);
    assert.deepEqual(
      titles(own),
      order.filter((title) => title.length % 2 === 0),
    );
    const filtered = await ada.call(listGoals, {
      params,
      query: { as: 'admin', studentId: edsger.id, instructorId: grace.id },
    });
    assert.deepEqual(
      titles(filtered.items),
      order.filter((title) => title.length % 2 === 1),
    );
    const nobodys = await ada.call(listGoals, { params, query: { as: 'admin', instructorId: barbara.id } });
    assert.deepEqual(nobodys.items, []);
    // An answer that is taken back is none.
    await grace.call(deleteMessage, { params: { messageId: answer.id } });
    assert.deepEqual(titles(await walk(grace, 'instructor', 2)).slice(0, 3), [
      'waits longer',
      'waits',
      'answered',
    ]);
  });

  test('a calendar has one’s own drafts in it and nobody else’s; what is deleted is in neither list', async () => {
    const goal = await set('calendar');
    const goalId = goal.id;
    const to = (kind: 'daily_note' | 'instructor_response', targetDate: string) =>
      ({ conversationId: goal.conversationId, kind, targetDate }) as const;
    const keep = (person: Person, where: ReturnType<typeof to>) =>
      person.call(saveDraft, {
        body: {
          to: where,
          content: 'x',
          clientKey: `${where.kind}${where.targetDate}`,
          saveId: 's',
          builtOn: 0,
        },
      });
    await keep(linus, to('daily_note', '2026-11-03'));
    await keep(linus, to('daily_note', '2026-11-05'));
    await keep(grace, to('instructor_response', '2026-11-04'));
    await dated(linus, goal, 'daily_note', '2026-11-05');
    const gone = await dated(linus, goal, 'milestone', '2026-11-06', { progress: 90 });
    await dated(linus, goal, 'milestone', '2026-10-31', { progress: 20 });
    await linus.call(deleteMessage, { params: { messageId: gone.id } });
    const days = async (person: Person) =>
      (
        await person.call(listGoalDays, {
          params: { goalId },
          query: { from: '2026-11-01', until: '2026-11-30' },
        })
      ).days.map(({ date, notes, draft }) => [date, notes, draft]);
    assert.deepEqual(await days(linus), [
      ['2026-11-03', 0, true],
      ['2026-11-05', 1, true],
    ]);
    assert.deepEqual(await days(grace), [
      ['2026-11-04', 0, true],
      ['2026-11-05', 1, false],
    ]);
    assert.deepEqual(await days(ada), [['2026-11-05', 1, false]]);
    const { milestones } = await grace.call(listGoalMilestones, { params: { goalId } });
    assert.deepEqual(
      milestones.map(({ progress }) => progress),
      [20],
    );
    assert.equal((await read(grace, goal)).progress, 20);
  });

  test('cost what one goal costs, and a note costs what a message costs', async () => {
    const goal = await set('cost');
    const one = await count(() => page(linus, 'student', { limit: 1 }));
    for (let n = 0; n < 20; n += 1) await set(`cost ${n}`);
    const twenty = await count(() => page(linus, 'student', { limit: 20 }));
    assert.equal(twenty.length, one.length, twenty.join('\n'));
    assert.ok(one.length <= 6);
    const reads = [
      () => linus.call(getGoal, { params: { goalId: goal.id } }),
      () => linus.call(listMessages, { query: { place: `conversation:${goal.conversationId}` } }),
    ];
    for (const work of reads) assert.ok((await count(work)).length <= 6);
    const to = { conversationId: goal.conversationId, kind: 'daily_note', targetDate: '2026-11-20' } as const;
    const send = () => linus.call(sendMessage, { body: { to, content: 'x', clientKey: 'counted' } });
    const sent = await count(send);
    assert.ok(sent.length <= 4, sent.join('\n'));
  });

  test('read no large table from one end to the other', async () => {
    // Many goals, in which much was said: the planner has a reason to look for what it needs.
    await db.rows(sql`
      with n as (
        select n, weft_id() as id from generate_series(1, 1200) n
      ), g as (
        insert into goals (id, community_id, student_id, title)
        select id, ${communityId}, case when n % 200 = 0 then ${linus.id}::bigint else ${edsger.id} end, 'many' from n
        returning id, community_id
      ), i as (
        insert into goal_instructors (goal_id, user_id)
        select id, case when n % 200 = 1 then ${grace.id}::bigint else ${barbara.id} end from n
      )
      insert into conversations (kind, community_id, goal_id, last_seq, last_repliers)
      select 'goal', community_id, id, 10, array[${linus.id}::bigint] from g`);
    // One number of each at a time: the triggers take their time, and a statement has only so much.
    for (let n = 1; n <= 10; n += 1)
      await db.rows(sql`
        insert into messages (author_id, conversation_id, content, seq, sent_at, client_key, kind, target_date, progress)
        select case when ${n}::int % 4 = 0 then ${grace.id}::bigint else g.student_id end, v.id, 'x', ${n}, now(),
          v.id || '-' || ${n}::int, 'milestone', date '2026-01-01' + ${n}::int, ${n}
        from conversations v join goals g on g.id = v.goal_id where g.title = 'many'`);
    for (const table of [
      'goals',
      'goal_instructors',
      'conversations',
      'messages',
      'conversation_participants',
    ])
      await db.pool.query(`analyze ${table}`);
    const [row] = await db.rows<{ id: string; conversation_id: string }>(sql`
      select g.id, v.id as conversation_id from goals g join conversations v on v.goal_id = g.id
      where g.title = 'many' and g.student_id = ${linus.id} limit 1`);
    assert.ok(row !== undefined);
    const actor = { kind: 'user', userId: linus.id, role: 'user' } as never;
    const community = {
      ...{ id: communityId, visibility: 'public' as const },
      membership: { role: 'admin', status: 'active' } as const,
    } as const;
    const permit = mayReadGoal.permit(actor, {
      ...{ id: row.id, studentId: linus.id },
      place: {
        ...{ kind: 'goal', id: row.conversation_id, communityId, role: 'member' },
        ...{ takes: 'student', archived: false, muted: false },
      },
    });
    const wanted = { status: 'active', limit: 20 } as const;
    const scans = async (work: (executor: Parameters<typeof readGoal>[0]) => Promise<unknown>) => {
      const plan = explaining(db);
      await work(plan.executor).catch(() => undefined);
      return plan.scans;
    };
    for (const [as, who] of [
      ['student', actor],
      ['instructor', { ...(actor as object), userId: grace.id } as never],
    ] as const)
      assert.deepEqual(
        await scans((to) => listGoalsOf(to, mayListGoals.permit(who, { community, as }), wanted)),
        [],
        as,
      );
    assert.deepEqual(await scans((to) => readGoal(to, actor, row.id)), [], 'one');
    const november = { from: '2026-01-03', until: '2026-01-05' };
    assert.deepEqual(await scans((to) => listDaysOf(to, permit, november)), [], 'days');
    assert.deepEqual(await scans((to) => listMilestonesOf(to, permit)), [], 'milestones');
    // Of the whole community: its goals may all be looked at, what was said in them may not.
    const all = await scans((to) =>
      listGoalsOf(to, mayListGoals.permit(actor, { community, as: 'admin' }), wanted),
    );
    assert.equal(all.includes('messages'), false, all.join(', '));
  });
});
