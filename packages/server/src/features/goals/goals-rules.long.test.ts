import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { getConversation, listConversations, openConversation } from '@weft/contract/conversations.ts';
import { listGoals, setGoalStatus, updateGoal } from '@weft/contract/goals.ts';
import { getMember, muteMember, unmuteMember } from '@weft/contract/members.ts';
import { addReaction, deleteMessage, editMessage } from '@weft/contract/messages.ts';
import { lookAtReport } from '@weft/contract/reports.ts';
import { readEverything, setRead } from '@weft/contract/unread.ts';
import { messagesIn, say, storedEvents } from '../../../test/kit/chat.ts';
import { dated, goalStory } from '../../../test/kit/goal-story.ts';
import { refusal } from '../../../test/kit/refusal.ts';
import { sql } from '../../core/db/statement.ts';
import { personalData } from '../../personal-data.ts';

describe('what is said about a goal', async () => {
  const { db, ada, grace, linus, alan, barbara, communityId, set, read } = await goalStory();
  const placeOf = (conversationId: string) => ({ kind: 'conversation', id: conversationId }) as const;

  test('is no direct conversation: it is not among them, and nothing of a goal is said in one', async () => {
    const { conversationId } = await set('Apart');
    const { conversation: direct } = await linus.call(openConversation, { body: { userIds: [grace.id] } });
    await say(linus, { conversationId: direct.id }, 'Hello');
    await say(linus, { conversationId }, 'Hello');
    const { items } = await linus.call(listConversations);
    assert.deepEqual(
      items.map(({ id }) => id),
      [direct.id],
    );
    for (const kind of ['daily_note', 'activity', 'milestone', 'instructor_response'] as const)
      assert.equal(
        await refusal(dated(linus, { conversationId: direct.id }, kind, '2026-11-20')),
        'forbidden',
      );
  });

  test('is written by nobody who is muted in the community, and read all the same', async () => {
    const goal = await set('Quiet');
    const note = await dated(linus, goal, 'daily_note', '2026-11-20');
    const { member } = await ada.call(getMember, { params: { communityId, userId: linus.id } });
    await ada.call(muteMember, { params: { memberId: member.id }, body: { until: null, reason: '' } });
    const params = { goalId: goal.id };
    // One after the other: what is refused before anybody looks would be nobody's.
    for (const refused of [
      () => dated(linus, goal, 'daily_note', '2026-11-21'),
      () => linus.call(updateGoal, { params, body: { title: 'Loud', version: 1 } }),
      () => linus.call(addReaction, { params: { messageId: note.id, emoji: '🔭' } }),
      () => set('Another'),
    ])
      assert.equal(await refusal(refused()), 'member_muted');
    // What one may do is said without the mute, which ends by the clock.
    assert.equal((await read(linus, goal)).may.write, true);
    await linus.call(setGoalStatus, { params, body: { status: 'completed' } });
    await ada.call(unmuteMember, { params: { memberId: member.id } });
    await dated(linus, goal, 'daily_note', '2026-11-21');
  });

  test('is put right by its author alone and deleted by admins, which is written down', async () => {
    const goal = await set('Right');
    const note = await dated(linus, goal, 'daily_note', '2026-11-20');
    const edit = (person: typeof ada) =>
      person.call(editMessage, { params: { messageId: note.id }, body: { content: 'Better' } });
    const { message } = await edit(linus);
    assert.deepEqual(
      [message.kind, message.targetDate, message.content],
      ['daily_note', '2026-11-20', 'Better'],
    );
    assert.equal(await refusal(edit(grace)), 'forbidden');
    assert.equal(await refusal(edit(alan)), 'forbidden');
    const { goesTo } = await grace.call(lookAtReport, { params: { messageId: note.id } });
    assert.equal(goesTo, 'server', 'moderators of the community may not read it');
    await alan.call(deleteMessage, { params: { messageId: note.id } });
    assert.deepEqual(await messagesIn(linus, note.place), []);
    const acts = await db.rows(sql`
      select actor_id from audit_log where act = 'message.delete' and detail->>'messageId' = ${note.id}`);
    assert.deepEqual(acts, [{ actor_id: alan.id }]);
    const told = (await storedEvents(db, 'message.deleted')).map(({ room }) => room);
    assert.deepEqual(
      told.toSorted(),
      [`thread:${goal.conversationId}`, `user:${linus.id}`, `user:${grace.id}`].toSorted(),
    );
  });

  test('is read up to somewhere, which the others see', async () => {
    const goal = await set('Read');
    const note = await dated(linus, goal, 'daily_note', '2026-11-20');
    await grace.call(setRead, { body: { place: placeOf(goal.conversationId), seq: note.seq } });
    const { conversation } = await linus.call(getConversation, {
      params: { conversationId: goal.conversationId },
    });
    assert.ok(conversation.kind === 'goal');
    assert.deepEqual(conversation.read, [{ userId: grace.id, lastReadSeq: 1 }]);
    await dated(linus, goal, 'daily_note', '2026-11-21');
    await grace.call(readEverything, { body: { communityId } });
    const told = (await storedEvents(db, 'conversation.read')).filter(
      ({ payload }) => payload.conversationId === goal.conversationId,
    );
    assert.deepEqual(
      told.map(({ room, payload }) => [room, payload.userId, payload.lastReadSeq]),
      [1, 2].map((seq) => [`thread:${goal.conversationId}`, grace.id, seq]),
    );
  });

  test('an export has one’s own goals whole, and of others only that one accompanies them', async () => {
    await set('Mine');
    const part = personalData().exports.find(({ name }) => name === 'goals');
    const exported = async (id: string) =>
      (await part?.read(db, id)) as { as: string; title: string | null; community: string }[];
    const his = await exported(linus.id);
    assert.ok(his.length > 0 && his.every(({ as, title }) => as === 'student' && title !== null));
    const hers = await exported(grace.id);
    assert.ok(hers.length > 0 && hers.every(({ as, title }) => as === 'instructor' && title === null));
  });

  test('who is erased leaves what others said; their goals have no name and are read only', async () => {
    const goal = await set('Gone', [grace, barbara]);
    await dated(linus, goal, 'daily_note', '2026-11-20', { content: 'his' });
    await dated(grace, goal, 'instructor_response', '2026-11-20', { content: 'hers' });
    const erase = (id: string) =>
      db.transaction(async (tx) => {
        for (const { name, erase: forget } of personalData().erasures)
          if (name === 'goals' || name === 'messages') await forget(tx, id);
      });
    await erase(grace.id);
    const without = await read(linus, goal);
    assert.deepEqual(
      without.instructors.map(({ id }) => id),
      [barbara.id],
    );
    assert.deepEqual(
      (await messagesIn(linus, placeOf(goal.conversationId))).map(({ content }) => content),
      ['his'],
    );
    await dated(barbara, goal, 'instructor_response', '2026-11-20', { content: 'another’s' });
    await erase(linus.id);
    const now = await read(barbara, goal);
    assert.deepEqual([now.title, now.description, now.status, now.may.write], ['', '', 'archived', false]);
    assert.deepEqual(
      (await messagesIn(barbara, placeOf(goal.conversationId))).map(({ content }) => content),
      ['another’s'],
    );
    const { items } = await barbara.call(listGoals, {
      params: { communityId },
      query: { as: 'instructor', status: 'archived' },
    });
    assert.equal(items.length, 1);
    const [told] = (await storedEvents(db, 'goal.left')).slice(-1);
    assert.equal(told?.room, `user:${grace.id}`);
  });
});
