import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  createSnippet,
  deleteSnippet,
  listDeskNotes,
  listSnippets,
  snippetsAtMost,
  updateSnippet,
  visitDesk,
} from '@weft/contract/desk.ts';
import { createGoal, removeGoalInstructor, setGoalStatus } from '@weft/contract/goals.ts';
import { deleteMessage, type MessageKind, sendMessage } from '@weft/contract/messages.ts';
import { nightSky } from '../../../test/kit/night-sky.ts';
import type { Somebody } from '../../../test/kit/person.ts';
import { refusal } from '../../../test/kit/refusal.ts';
import { sql } from '../../core/db/statement.ts';

describe('the desk', async () => {
  const { db, ada, grace, linus, communityId } = await nightSky();
  const set = async (student: Somebody, title: string) => {
    const body = { title, instructorIds: [ada.id] };
    return (await student.call(createGoal, { params: { communityId }, body })).goal;
  };
  const comet = await set(linus, 'Find a comet');
  const rings = await set(grace, 'Draw the rings');
  const say = async (who: Somebody, conversationId: string, kind: MessageKind, content: string) => {
    const to = { conversationId, kind, ...(kind === 'message' ? {} : { targetDate: '2026-11-20' }) };
    const body = { to, content, clientKey: crypto.randomUUID() };
    return (await who.call(sendMessage, { body })).message;
  };
  const shown = async (show: 'waiting' | 'new' | 'all', who = ada) =>
    (await who.call(listDeskNotes, { query: { show } })).items.map(({ message }) => message.content);

  const first = await say(linus, comet.conversationId, 'daily_note', 'nothing seen');
  await say(grace, rings.conversationId, 'daily_note', 'clouds');
  await say(linus, comet.conversationId, 'message', 'by the way');
  const second = await say(linus, comet.conversationId, 'milestone', 'a first chart');

  test('notes of all whom one accompanies, the longest waiting first; ordinary messages are none', async () => {
    assert.deepEqual(await shown('waiting'), ['nothing seen', 'clouds', 'a first chart']);
    assert.deepEqual(await shown('all'), ['a first chart', 'clouds', 'nothing seen']);
    assert.deepEqual(await shown('waiting', grace), []);
    assert.deepEqual(await shown('all', linus), []);
  });

  test('page after page gives each of them once', async () => {
    const pages: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await ada.call(listDeskNotes, { query: { limit: 1, cursor } });
      pages.push(...page.items.map(({ message }) => message.content));
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    assert.deepEqual(pages, ['nothing seen', 'clouds', 'a first chart']);
  });

  test('what one has seen is not new, to the very note; and is again when one says so', async () => {
    assert.equal((await shown('new')).length, 3);
    const { seenUntil } = await ada.call(visitDesk, { body: { seenUntil: first.sentAt } });
    assert.equal(seenUntil, first.sentAt);
    assert.deepEqual(await shown('new'), ['clouds', 'a first chart']);
    await ada.call(visitDesk, { body: { seenUntil: second.sentAt } });
    assert.deepEqual(await shown('new'), []);
    const ahead = await ada.call(visitDesk, { body: { seenUntil: '2999-01-01T00:00:00.000Z' } });
    assert.ok(Date.parse(ahead.seenUntil ?? '') <= Date.now() + 60_000);
    await ada.call(visitDesk, { body: { seenUntil: null } });
    assert.equal((await shown('new')).length, 3);
  });

  test('an answer ends the waiting of what stands before it; taken back, it waits again', async () => {
    const answer = await say(ada, comet.conversationId, 'instructor_response', 'Look east');
    assert.deepEqual(await shown('waiting'), ['clouds']);
    await say(linus, comet.conversationId, 'activity', 'looked east');
    assert.deepEqual(await shown('waiting'), ['clouds', 'looked east']);
    await ada.call(deleteMessage, { params: { messageId: answer.id } });
    assert.deepEqual(await shown('waiting'), ['nothing seen', 'clouds', 'a first chart', 'looked east']);
  });

  test('what was taken back, what is reached, and what one accompanies no longer is off the desk', async () => {
    await linus.call(deleteMessage, { params: { messageId: second.id } });
    assert.equal((await shown('all')).includes('a first chart'), false);
    await grace.call(setGoalStatus, { params: { goalId: rings.id }, body: { status: 'completed' } });
    assert.equal((await shown('all')).includes('clouds'), false);
    await ada.call(removeGoalInstructor, { params: { goalId: comet.id, userId: ada.id } });
    assert.deepEqual(await shown('all'), []);
  });

  test('snippets are one’s own, by their titles, and so many at most', async () => {
    const make = async (title: string, who = ada) =>
      (await who.call(createSnippet, { body: { title, content: 'Go on so.' } })).snippet;
    const well = await make('well begun');
    await make('Again');
    const titles = async () => (await ada.call(listSnippets)).snippets.map(({ title }) => title);
    assert.deepEqual(await titles(), ['Again', 'well begun']);
    const params = { snippetId: well.id };
    const changed = await ada.call(updateSnippet, { params, body: { title: 'A beginning' } });
    assert.deepEqual([changed.snippet.title, changed.snippet.content], ['A beginning', 'Go on so.']);
    assert.equal(await refusal(grace.call(updateSnippet, { params, body: { title: 'x' } })), 'not_found');
    assert.equal(await refusal(grace.call(deleteSnippet, { params })), 'not_found');
    await ada.call(deleteSnippet, { params });
    assert.deepEqual(await titles(), ['Again']);

    await db.rows(sql`
      insert into feedback_snippets (user_id, title, content)
      select ${ada.id}, 'S ' || n, 'c' from generate_series(1, ${snippetsAtMost - 2}::int) n`);
    const codes = await Promise.all(['one', 'two', 'three'].map((title) => refusal(make(title))));
    assert.equal(codes.filter((code) => code === 'too_many_snippets').length, 2);
  });
});
