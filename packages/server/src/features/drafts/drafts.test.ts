import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ProblemError } from '@weft/client/failures.ts';
import { openConversation } from '@weft/contract/conversations.ts';
import { countDrafts, type Draft, discardDraft, listDrafts, saveDraft } from '@weft/contract/drafts.ts';
import { saveFormDraft } from '@weft/contract/forms.ts';
import { type Destination, sendMessage } from '@weft/contract/messages.ts';
import { savePostDraft } from '@weft/contract/post-drafts.ts';
import { everyEventFits, messagesIn, say, storedEvents } from '../../../test/kit/chat.ts';
import { nightSky } from '../../../test/kit/night-sky.ts';
import type { Person } from '../../../test/kit/person.ts';
import { refusal } from '../../../test/kit/refusal.ts';
import { sql } from '../../core/db/statement.ts';

describe('drafts', async () => {
  const { db, count, ada, grace, linus, communityId, general, channel } = await nightSky();
  let n = 0;
  /** A place that no other test writes in. */
  const somewhere = async (visibility?: 'private') => {
    n += 1;
    const channelId = await channel(`place-${n}`, [ada, grace], visibility);
    return { to: { channelId }, clientKey: `key-${n}`, name: `place-${n}` };
  };
  const save = async (
    person: Person,
    { to, clientKey }: { to: Destination; clientKey: string },
    content: string,
    builtOn: number,
    saveId = `${content}-${builtOn}`.slice(0, 64),
  ) => (await person.call(saveDraft, { body: { to, content, clientKey, saveId, builtOn } })).draft as Draft;
  const conflictOf = async (promise: Promise<unknown>) => {
    const error = await promise.then(
      () => undefined,
      (reason: unknown) => reason,
    );
    assert.ok(error instanceof ProblemError, 'nothing was refused');
    assert.equal(error.code, 'draft_conflict');
    return error.body.draft as Draft;
  };
  const listed = async (person: Person) => (await person.call(listDrafts)).items;

  test('is kept with every save, and is the message when it is sent under its key', async () => {
    const place = await somewhere();
    const first = await save(ada, place, 'Who is', 0);
    assert.deepEqual([first.revision, first.content, first.to], [1, 'Who is', place.to]);
    const second = await save(ada, place, 'Who is up?  ', 1);
    assert.deepEqual([second.id, second.revision], [first.id, 2]);
    const { clientKey, to } = place;
    const { message } = await ada.call(sendMessage, {
      body: { to, clientKey, content: 'Who is up at five?' },
    });
    assert.deepEqual([message.id, message.content], [first.id, 'Who is up at five?']);
    assert.equal(await refusal(save(ada, place, 'late', 2)), 'draft_sent');
    assert.equal(await refusal(save(ada, place, ' ', 2)), 'draft_sent');
    assert.deepEqual(await listed(ada), []);
    const told = await Promise.all(
      ['draft.saved', 'draft.sent'].map(async (type) => (await storedEvents(db, type)).slice(-1)),
    );
    const event = {
      room: `user:${ada.id}`,
      payload: { draftId: first.id, to, clientKey, revision: 2 },
    };
    assert.deepEqual(told.flat(), [event, event], 'told to the own devices, without a word of it');
  });

  test('repeating a save, or saving the same text, succeeds and changes nothing', async () => {
    const place = await somewhere();
    const kept = await save(ada, place, 'a', 0, 'one');
    assert.deepEqual(await save(ada, place, 'a', 0, 'one'), kept, 'the answer was lost');
    assert.deepEqual(await save(ada, place, 'a', 0, 'of another device'), kept);
    const told = (await storedEvents(db, 'draft.saved')).filter(({ payload }) => payload.draftId === kept.id);
    assert.equal(told.length, 1);
  });

  test('another text on an older revision is a conflict that shows what is kept', async () => {
    const place = await somewhere();
    await save(ada, place, 'on the desk', 0);
    const desk = await save(ada, place, 'on the desk, more', 1);
    assert.deepEqual(await conflictOf(save(ada, place, 'on the phone', 1)), desk);
    assert.deepEqual(await conflictOf(save(ada, place, '', 1)), desk, 'nor is it thrown away unseen');
    assert.equal((await save(ada, place, 'both', desk.revision)).revision, 3);
  });

  test('of two devices that save at the same moment one is kept and the other told', async () => {
    const place = await somewhere();
    const { revision } = await save(ada, place, 'before', 0);
    const outcomes = await Promise.all(
      Array.from({ length: 8 }, (_, at) => refusal(save(ada, place, `device ${at}`, revision))),
    );
    assert.deepEqual(outcomes.toSorted(), [
      ...Array.from({ length: 7 }, () => 'draft_conflict'),
      'nothing was refused',
    ]);
  });

  test('one draft in each place: a second one is a conflict that shows the first, also in a race', async () => {
    const place = await somewhere();
    const keys = Array.from({ length: 8 }, (_, at) => ({ ...place, clientKey: `${place.clientKey}-${at}` }));
    const outcomes = await Promise.all(
      keys.map((key, at) => save(ada, key, `text ${at}`, 0).catch((error: unknown) => error)),
    );
    const refused = outcomes.filter((outcome) => outcome instanceof ProblemError);
    const [kept] = outcomes.filter((outcome) => !(outcome instanceof ProblemError)) as Draft[];
    assert.equal(refused.length, 7);
    for (const { code, body } of refused) assert.deepEqual([code, body.draft], ['draft_conflict', kept]);
    assert.equal((await save(grace, place, 'mine', 0)).content, 'mine', 'others have their own');
  });

  test('a save that races with the sending never brings the draft back', async () => {
    for (let round = 0; round < 10; round += 1) {
      const place = await somewhere();
      const { clientKey, to } = place;
      if (round % 2 === 0) await save(ada, place, 'a', 0);
      await Promise.all([
        ada.call(sendMessage, { body: { to, clientKey, content: 'sent' } }),
        refusal(save(ada, place, 'b', round % 2 === 0 ? 1 : 0)),
        refusal(save(ada, place, '', round % 2 === 0 ? 1 : 0)),
      ]);
      assert.equal(await refusal(save(ada, place, 'c', 2)), 'draft_sent');
      const said = await messagesIn(grace, { kind: 'channel', id: to.channelId });
      assert.deepEqual(
        said.map(({ content }) => content),
        ['sent'],
      );
    }
    assert.equal(
      (await listed(ada)).some(({ clientKey }) => clientKey === `key-${n}`),
      false,
    );
  });

  test('sent from two devices at the same moment it is one message', async () => {
    const place = await somewhere();
    const { clientKey, to } = place;
    const kept = await save(ada, place, 'once', 0);
    const body = { to, clientKey, content: 'once' };
    const sent = await Promise.all(Array.from({ length: 6 }, () => ada.call(sendMessage, { body })));
    assert.deepEqual(new Set(sent.map(({ message }) => message.id)), new Set([kept.id]));
    const told = (await storedEvents(db, 'draft.sent')).filter(({ payload }) => payload.draftId === kept.id);
    assert.equal(told.length, 1);
  });

  test('a reply draft belongs to the message that it answers, whether there is a thread or not', async () => {
    const { message: root } = await say(grace, { channelId: general }, 'Shall we meet on Friday?');
    const place = { to: { rootMessageId: root.id }, clientKey: 'reply' };
    const kept = await save(ada, place, 'I would', 0);
    assert.deepEqual(kept.to, place.to);
    const flat = await save(ada, { to: { channelId: general }, clientKey: 'flat' }, 'another thing', 0);
    assert.notEqual(flat.id, kept.id);
    const { message: reply } = await say(linus, place.to, 'Yes.');
    const conversationId = reply.place.id;
    const again = await save(ada, { to: { conversationId }, clientKey: 'reply' }, 'I would rather', 1);
    assert.deepEqual([again.id, again.to], [kept.id, place.to], 'the thread is the same place');
    const speaking = { conversationId, replyToMessageId: reply.id };
    const other = await save(ada, { to: speaking, clientKey: 'speaks-to' }, 'Linus!', 0);
    assert.deepEqual(other.to, speaking);
    const [, entry] = await listed(ada);
    assert.deepEqual(
      [entry?.clientKey, entry?.where, entry?.answers, entry?.communityId],
      ['reply', 'general', 'Shall we meet on Friday?', communityId],
    );
    const body = { to: { conversationId }, clientKey: 'reply', content: 'I would rather not.' };
    const { message } = await ada.call(sendMessage, { body });
    assert.deepEqual([message.id, message.place.id], [kept.id, conversationId]);
    await ada.call(sendMessage, { body: { to: speaking, clientKey: 'speaks-to', content: 'Linus!' } });
    assert.deepEqual(
      (await storedEvents(db, 'draft.sent')).slice(-2).map(({ payload }) => payload.to),
      [place.to, speaking],
    );
    await ada.call(discardDraft, { params: { draftId: flat.id } });
  });

  test('goes when it is thrown away or emptied, and both are told; nobody else throws it away', async () => {
    const place = await somewhere();
    const kept = await save(ada, place, 'a', 0);
    const params = { draftId: kept.id };
    assert.equal(await refusal(grace.call(discardDraft, { params })), 'not_found');
    await ada.call(discardDraft, { params });
    assert.equal(await refusal(ada.call(discardDraft, { params })), 'not_found');
    // What a device that was away typed on is kept anew.
    const anew = await save(ada, place, 'b', 1);
    assert.notEqual(anew.id, kept.id);
    assert.equal(await save(ada, place, '  ', anew.revision), null);
    assert.equal(await save(ada, place, '', anew.revision), null, 'the answer was lost');
    assert.equal(
      (await storedEvents(db, 'draft.discarded')).filter(
        ({ payload }) => payload.clientKey === place.clientKey,
      ).length,
      2,
    );
  });

  test('is kept where one may speak, and stays one’s own where one may no longer read', async () => {
    const place = await somewhere('private');
    assert.equal(await refusal(save(linus, place, 'x', 0)), 'not_found');
    const { message: root } = await say(grace, place.to, 'A secret plan');
    await save(ada, place, 'for later', 0);
    await save(ada, { to: { rootMessageId: root.id }, clientKey: 'an-answer' }, 'yes', 0);
    const shown = async () =>
      (await listed(ada)).slice(0, 2).map(({ where, answers, content }) => [where, answers, content]);
    assert.deepEqual(await shown(), [
      [place.name, 'A secret plan', 'yes'],
      [place.name, null, 'for later'],
    ]);
    await db.rows(sql`
      delete from channel_members where channel_id = ${place.to.channelId} and user_id = ${ada.id}`);
    assert.deepEqual(await shown(), [
      ['', null, 'yes'],
      ['', null, 'for later'],
    ]);
    assert.equal((await save(ada, place, 'for later, or never', 1)).revision, 2, 'what was begun goes on');
    assert.equal(
      await refusal(ada.call(sendMessage, { body: { ...place, content: 'for later, or never' } })),
      'not_found',
    );
    assert.equal(await refusal(save(ada, { ...place, clientKey: 'another' }, 'x', 0)), 'not_found');
    await db.rows(sql`update channels set archived_at = now() where id = ${place.to.channelId}`);
    assert.equal(await refusal(save(grace, place, 'x', 0)), 'channel_archived');
    for (const { id: draftId } of (await listed(ada)).slice(0, 2))
      await ada.call(discardDraft, { params: { draftId } });
  });

  test('in a direct conversation it says with whom', async () => {
    const { conversation } = await ada.call(openConversation, { body: { userIds: [grace.id, linus.id] } });
    await save(ada, { to: { conversationId: conversation.id }, clientKey: 'direct' }, 'dear', 0);
    const [first] = await listed(ada);
    assert.deepEqual([first?.where, first?.communityId], ['Grace Hopper, Linus Torvalds', null]);
  });

  test('are listed the latest first, each once, and a list of many costs what one costs', async () => {
    for (let at = 0; at < 7; at += 1) await save(grace, await somewhere(), `text ${at}`, 0);
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const query = { limit: '3', ...(cursor === undefined ? {} : { cursor }) };
      const page = await grace.call(listDrafts, { query });
      seen.push(...page.items.map(({ content }) => content));
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    assert.deepEqual(
      seen.slice(0, 7),
      Array.from({ length: 7 }, (_, at) => `text ${6 - at}`),
    );
    assert.equal(new Set(seen).size, seen.length);
    assert.equal((await count(() => listed(grace))).length, 2);
    assert.equal(await refusal(grace.call(listDrafts, { query: { cursor: 'nonsense' } })), 'invalid_cursor');
  });

  test('are counted with those of posts and forms, each author’s own', async () => {
    const before = await ada.call(countDrafts);
    await save(ada, await somewhere(), 'another', 0);
    await ada.call(savePostDraft, {
      params: { clientKey: 'a-post' },
      body: { content: 'a post', saveId: 'one', builtOn: 0 },
    });
    await ada.call(saveFormDraft, {
      params: { clientKey: 'a-form' },
      body: { type: 'bug_report', title: 'It forgets', saveId: 'one', builtOn: 0 },
    });
    await save(grace, await somewhere(), 'not hers', 0);
    const [messages, posts, forms] = [before.messages + 1, before.posts + 1, before.forms + 1];
    assert.deepEqual(await ada.call(countDrafts), { messages, posts, forms });
    assert.equal((await count(() => ada.call(countDrafts))).length, 2);
  });

  test('a save is three statements to begin with, two to go on, and more only where something stands against it', async () => {
    const place = await somewhere();
    assert.equal((await count(() => save(ada, place, 'a', 0))).length, 3);
    assert.equal((await count(() => save(ada, place, 'b', 1))).length, 2);
    assert.equal((await count(() => refusal(save(ada, place, 'c', 1)))).length, 5);
  });

  test('every event that was told is what the contract says', () => everyEventFits(db));
});
