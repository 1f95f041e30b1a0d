import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ProblemError } from '@weft/client/failures.ts';
import { type Draft, listDrafts, saveDraft } from '@weft/contract/drafts.ts';
import { removeGoalInstructor } from '@weft/contract/goals.ts';
import { type Destination, sendMessage } from '@weft/contract/messages.ts';
import { everyEventFits, storedEvents } from '../../../test/kit/chat.ts';
import { dated, goalStory } from '../../../test/kit/goal-story.ts';
import type { Person } from '../../../test/kit/person.ts';
import { refusal } from '../../../test/kit/refusal.ts';
import { sql } from '../../core/db/statement.ts';

describe('what is being written about a goal', async () => {
  const { db, grace, linus, alan, edsger, communityId, general, set } = await goalStory();
  const goal = await set('Messier');
  const { conversationId } = goal;
  const note = (targetDate: string) => ({ conversationId, kind: 'daily_note', targetDate }) as const;
  const save = async (person: Person, to: Destination, clientKey: string, content: string, builtOn = 0) =>
    (
      await person.call(saveDraft, {
        body: { to, content, clientKey, saveId: `${content}-${builtOn}`, builtOn },
      })
    ).draft as Draft;
  const conflict = (error: unknown) => {
    assert.ok(error instanceof ProblemError && error.code === 'draft_conflict');
    return error.body.draft as Draft;
  };
  const kept = async (person: Person) =>
    (await person.call(listDrafts)).items.map(({ to, content }) => ({ to, content }));

  test('is one note for each day, and one of anything else for each message that it answers', async () => {
    await save(linus, note('2026-11-20'), 'a', 'clouds');
    await save(linus, note('2026-11-21'), 'b', 'stars');
    const other = await save(linus, note('2026-11-20'), 'c', 'rain').catch(conflict);
    assert.deepEqual([other.clientKey, other.to], ['a', note('2026-11-20')]);
    const said = await dated(grace, goal, 'instructor_response', '2026-11-19');
    const milestone = { conversationId, kind: 'milestone', targetDate: '2026-11-20', progress: 30 } as const;
    await save(linus, { ...milestone, replyToMessageId: said.id }, 'd', 'thirty');
    await save(linus, milestone, 'e', 'thirty, too');
    const activity = { conversationId, kind: 'activity', targetDate: '2026-11-22' } as const;
    assert.equal((await save(linus, activity, 'f', 'walk').catch(conflict)).clientKey, 'e');
    assert.deepEqual(
      (await kept(linus)).map(({ content }) => content),
      ['thirty, too', 'thirty', 'stars', 'clouds'],
    );
    const [first] = (await linus.call(listDrafts)).items;
    assert.deepEqual([first?.where, first?.communityId, first?.to], ['Messier', communityId, milestone]);
    assert.equal((await linus.call(listDrafts)).items[1]?.answers, 'instructor_response');
  });

  test('becomes another kind for another day as long as it is no note; a note stays where it is', async () => {
    const milestone = { conversationId, kind: 'milestone', targetDate: '2026-11-20', progress: 35 } as const;
    const further = await save(linus, milestone, 'e', 'thirty, too', 1);
    assert.deepEqual([further.revision, further.to], [2, milestone]);
    const activity = { conversationId, kind: 'activity', targetDate: '2026-11-23' } as const;
    assert.deepEqual((await save(linus, activity, 'e', 'walk', 2)).to, activity);
    assert.deepEqual((await save(linus, activity, 'e', 'walk', 2)).revision, 3, 'the same again');
    // The same words of another day on an older revision are another thing.
    const later = { ...activity, targetDate: '2026-11-24' } as const;
    assert.deepEqual((await save(linus, later, 'e', 'walk', 1).catch(conflict)).to, activity);
    const moved = await save(linus, note('2026-11-25'), 'e', 'walk', 3).catch(conflict);
    assert.equal(moved.clientKey, 'e');
    const { message } = await linus.call(sendMessage, {
      body: { to: later, content: 'A walk', clientKey: 'e' },
    });
    assert.deepEqual([message.id, message.kind, message.targetDate], [further.id, 'activity', '2026-11-24']);
  });

  test('is the message when it is sent under its key, once', async () => {
    const [draft] = (await linus.call(listDrafts)).items.filter(({ clientKey }) => clientKey === 'a');
    const send = (to: Destination, content = 'Clouds all night') =>
      linus.call(sendMessage, { body: { to, content, clientKey: 'a' } });
    const { message } = await send(note('2026-11-20'));
    assert.deepEqual(
      [message.id, message.kind, message.targetDate, message.progress],
      [draft?.id, 'daily_note', '2026-11-20', null],
    );
    assert.equal((await send(note('2026-11-20'))).message.id, message.id);
    for (const to of [note('2026-11-26'), { conversationId }])
      assert.equal(await refusal(send(to)), 'client_key_reused');
    const [sent] = (await storedEvents(db, 'draft.sent')).slice(-1);
    assert.deepEqual([sent?.room, sent?.payload.to], [`user:${linus.id}`, note('2026-11-20')]);
    assert.equal(await refusal(save(linus, note('2026-11-20'), 'a', 'late')), 'draft_sent');
    // The day is free again: there may be more to note.
    await save(linus, note('2026-11-20'), 'g', 'clearing up');
  });

  test('is refused as the message would be', async () => {
    const feedback = { conversationId, kind: 'instructor_response', targetDate: '2026-11-20' } as const;
    assert.equal(await refusal(save(linus, feedback, 'x', 'x')), 'forbidden');
    assert.equal(await refusal(save(grace, note('2026-11-20'), 'x', 'x')), 'forbidden');
    assert.equal(await refusal(save(alan, { conversationId }, 'x', 'x')), 'forbidden');
    assert.equal(await refusal(save(edsger, { conversationId }, 'x', 'x')), 'not_found');
    for (const to of [
      { conversationId, kind: 'daily_note' },
      { conversationId, targetDate: '2026-11-20' },
      { conversationId, kind: 'activity', targetDate: '2026-11-20', progress: 5 },
      { ...note('2026-11-20'), replyToMessageId: '1' },
      { channelId: general, kind: 'daily_note', targetDate: '2026-11-20' },
    ] as const)
      assert.equal(await refusal(save(linus, to, 'x', 'x')), 'invalid_request', JSON.stringify(to));
  });

  test('stays its author’s where they are out: of the goal it tells nothing any more', async () => {
    const feedback = { conversationId, kind: 'instructor_response', targetDate: '2026-11-20' } as const;
    await save(grace, feedback, 'mine', 'well done');
    await linus.call(removeGoalInstructor, { params: { goalId: goal.id, userId: grace.id } });
    const [draft] = (await grace.call(listDrafts)).items;
    assert.deepEqual([draft?.content, draft?.where], ['well done', '']);
    // What was begun goes on; nothing is sent or begun there any more.
    assert.equal((await save(grace, feedback, 'mine', 'better', 1)).revision, 2);
    const body = { to: feedback, content: 'better', clientKey: 'mine' };
    assert.equal(await refusal(grace.call(sendMessage, { body })), 'not_found');
    assert.equal(await refusal(save(grace, feedback, 'another', 'x')), 'not_found');
  });

  test('every event is as its schema says', async () => {
    await everyEventFits(db);
    const rows = await db.rows(sql`
      select from outbox where type like 'draft.%' and room not in (${`user:${linus.id}`}, ${`user:${grace.id}`})`);
    assert.deepEqual(rows, []);
  });
});
