import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, test } from 'node:test';
import { saveDraft } from '@weft/contract/drafts.ts';
import {
  createGoal,
  goalsUnderWayAtMost,
  removeGoalInstructor,
  setGoalStatus,
} from '@weft/contract/goals.ts';
import { sendMessage } from '@weft/contract/messages.ts';
import { messagesIn, say, storedEvents } from '../../../test/kit/chat.ts';
import { dated, goalStory } from '../../../test/kit/goal-story.ts';
import { refusal } from '../../../test/kit/refusal.ts';
import { sql } from '../../core/db/statement.ts';

describe('about a goal, at the same moment', async () => {
  const { db, grace, linus, edsger, communityId, set, read } = await goalStory();
  const outcomes = (calls: readonly Promise<unknown>[]) =>
    Promise.all(
      calls.map((call) => refusal(call).then((code) => (code === 'nothing was refused' ? 'ok' : code))),
    );
  const placeOf = (conversationId: string) => ({ kind: 'conversation', id: conversationId }) as const;

  test('two devices save the note of one day: one draft is kept, and the other is told of it', async () => {
    const goal = await set('Notes');
    for (let day = 10; day < 20; day += 1) {
      const targetDate = `2026-11-${day}`;
      const to = { conversationId: goal.conversationId, kind: 'daily_note', targetDate } as const;
      const save = (device: string) =>
        linus.call(saveDraft, {
          body: { to, content: device, clientKey: `${device}-${day}`, saveId: device, builtOn: 0 },
        });
      assert.deepEqual((await outcomes([save('desk'), save('phone')])).toSorted(), ['draft_conflict', 'ok']);
      const rows = await db.rows<{ content: string }>(sql`
        select content from messages where conversation_id = ${goal.conversationId} and target_date = ${to.targetDate}`);
      assert.equal(rows.length, 1);
      // Whoever was first goes on, and sends from both: it is one message.
      const device = rows[0]?.content ?? '';
      const send = () =>
        linus.call(sendMessage, { body: { to, content: 'Seen', clientKey: `${device}-${day}` } });
      const [one, two] = await Promise.all([send(), send()]);
      assert.equal(one.message.id, two.message.id);
    }
    assert.equal((await messagesIn(linus, placeOf(goal.conversationId))).length, 10);
    assert.equal((await storedEvents(db, 'draft.sent')).length, 10);
  });

  test('six speak: each has a number of its own, and everybody hears of each once', async () => {
    const goal = await set('Six at once');
    await Promise.all(
      [linus, grace, linus, grace, linus, grace].map((person, n) =>
        dated(person, goal, 'milestone', '2026-11-20', { progress: n }),
      ),
    );
    const said = await messagesIn(linus, placeOf(goal.conversationId));
    assert.deepEqual(
      said.map(({ seq }) => seq),
      [1, 2, 3, 4, 5, 6],
    );
    const told = (await storedEvents(db, 'message.created')).filter(
      ({ payload }) => (payload.message as { place: { id: string } }).place.id === goal.conversationId,
    );
    for (const room of [`user:${linus.id}`, `user:${grace.id}`, `thread:${goal.conversationId}`])
      assert.equal(told.filter((event) => event.room === room).length, 6, room);
    assert.equal(told.length, 18);
  });

  test('an instructor is taken out while they send: what is said was said before, and nothing after', async () => {
    for (let round = 0; round < 10; round += 1) {
      const goal = await set(`Out ${round}`);
      const { conversationId } = goal;
      const [gone, ...sent] = await outcomes([
        linus.call(removeGoalInstructor, { params: { goalId: goal.id, userId: grace.id } }),
        ...[1, 2, 3].map((n) => say(grace, { conversationId }, `Word ${n}`)),
      ]);
      assert.equal(gone, 'ok');
      for (const outcome of sent) assert.ok(['ok', 'not_found', 'conflict'].includes(outcome), outcome);
      const said = await messagesIn(linus, placeOf(conversationId));
      assert.equal(said.length, sent.filter((outcome) => outcome === 'ok').length);
      const [row] = await db.rows<{ n: number }>(sql`
        select cardinality(participant_ids) as n from conversations where id = ${conversationId}`);
      assert.equal(row?.n, 1);
      // In the order in which the conversation's row was taken: no word of theirs stands after the event of their leaving.
      const events = await db.rows<{ type: string }>(sql`
        select type from outbox where seq > coalesce((
            select max(seq) from outbox where type = 'goal.left' and payload->>'goalId' = ${goal.id}), 0)
          and type = 'message.created' and payload->'message'->'place'->>'id' = ${conversationId}
          and room = ${`user:${grace.id}`}`);
      assert.deepEqual(events, []);
    }
  });

  test('two change its status, and somebody speaks: conversation and goal agree', async () => {
    for (let round = 0; round < 10; round += 1) {
      const goal = await set(`Status ${round}`);
      const become = (person: typeof linus, status: 'completed' | 'archived') =>
        person.call(setGoalStatus, { params: { goalId: goal.id }, body: { status } });
      const [one, two, note] = await outcomes([
        become(linus, 'completed'),
        become(grace, 'archived'),
        dated(linus, goal, 'daily_note', '2026-11-20'),
      ]);
      assert.deepEqual([one, two], ['ok', 'ok']);
      assert.ok(note === 'ok' || note === 'goal_archived' || note === 'conflict', note);
      const now = await read(linus, goal);
      assert.deepEqual([now.version, now.may.write], [3, now.status === 'completed']);
      const [row] = await db.rows<{ closed: boolean }>(
        sql`select closed from conversations where goal_id = ${goal.id}`,
      );
      assert.equal(row?.closed, now.status === 'archived');
      const said = await messagesIn(linus, placeOf(goal.conversationId));
      assert.equal(said.length, note === 'ok' ? 1 : 0);
    }
  });

  test('goals are set past the limit by nobody', async () => {
    await db.rows(sql`
      insert into goals (community_id, student_id, title)
      select ${communityId}, ${edsger.id}, 'x' from generate_series(2, ${goalsUnderWayAtMost})`);
    const set = () => edsger.call(createGoal, { params: { communityId }, body: { title: randomUUID() } });
    const set4 = await outcomes([set(), set(), set(), set()]);
    assert.deepEqual(set4.toSorted(), ['ok', 'too_many_goals', 'too_many_goals', 'too_many_goals']);
  });
});
