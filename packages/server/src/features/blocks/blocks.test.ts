import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { getMe } from '@weft/contract/accounts.ts';
import { blockUser, listBlocks, unblockUser } from '@weft/contract/blocks.ts';
import { getConversation, openConversation } from '@weft/contract/conversations.ts';
import { listMembers } from '@weft/contract/members.ts';
import { addReaction, deleteMessage, editMessage } from '@weft/contract/messages.ts';
import { listNotifications } from '@weft/contract/notifications.ts';
import { getProfile } from '@weft/contract/profiles.ts';
import { search } from '@weft/contract/search.ts';
import { getUnread } from '@weft/contract/unread.ts';
import { sql } from '../../../src/core/db/statement.ts';
import { aCommunity, everyEventFits, generalOf, messagesIn, say } from '../../../test/kit/chat.ts';
import { ears } from '../../../test/kit/ears.ts';
import { arrive } from '../../../test/kit/person.ts';
import { refusal } from '../../../test/kit/refusal.ts';
import { testServer } from '../../../test/kit/server.ts';
import { until } from '../../../test/kit/wait-for.ts';

describe('blocks', async () => {
  const { url, db } = await testServer();
  const ada = await arrive(url, 'ada');
  const grace = await arrive(url, 'grace');
  const linus = await arrive(url, 'linus');
  const mallory = await arrive(url, 'mallory');
  const communityId = await aCommunity([ada, grace, linus, mallory]);
  const general = await generalOf(db, communityId);
  const block = (one: typeof ada, other: { id: string }) =>
    one.call(blockUser, { params: { userId: other.id } });
  const unblock = (one: typeof ada, other: { id: string }) =>
    one.call(unblockUser, { params: { userId: other.id } });
  const open = async (one: typeof ada, ...others: { id: string }[]) =>
    (await one.call(openConversation, { body: { userIds: others.map(({ id }) => id) } })).conversation;
  const blocked = async (one: typeof ada) => (await one.call(getMe)).user.blocked;

  test('whom one has blocked is one’s own to know, and to take back', async () => {
    await block(ada, mallory);
    await block(ada, mallory);
    await block(ada, linus);
    assert.deepEqual((await blocked(ada)).toSorted(), [linus.id, mallory.id].toSorted());
    assert.deepEqual(await blocked(mallory), []);
    const first = await ada.call(listBlocks, { query: { limit: 1 } });
    assert.deepEqual(first.items[0]?.person.username, 'linus');
    const next = await ada.call(listBlocks, { query: { limit: 1, cursor: first.nextCursor ?? '' } });
    assert.deepEqual(
      next.items.map(({ person }) => person.username),
      ['mallory'],
    );
    assert.deepEqual((await mallory.call(listBlocks)).items, []);
    await unblock(ada, linus);
    await unblock(ada, linus);
    await unblock(ada, mallory);
    assert.deepEqual(await blocked(ada), []);
  });

  test('not oneself, nobody that one cannot know of, and no more than so many', async () => {
    const stranger = await arrive(url, 'stranger');
    await db.rows(sql`update user_profiles set visibility = 'private' where user_id = ${stranger.id}`);
    assert.equal(await refusal(block(ada, ada)), 'forbidden');
    assert.equal(await refusal(block(ada, { id: '7' })), 'not_found');
    assert.equal(await refusal(block(ada, stranger)), 'not_found', 'its name would stand in the list');
    await db.rows(sql`
      with u as (insert into users (username, email) select 'many_' || n, 'many_' || n || '@example.org'
        from generate_series(1, 500) n returning id)
      insert into blocks (blocker_id, blocked_id) select ${stranger.id}, id from u`);
    assert.equal(await refusal(block(stranger, ada)), 'too_many_blocks');
  });

  test('a conversation of two is read by both and written by neither, live, and the blocked one learns no more', async () => {
    const { id: conversationId } = await open(ada, mallory);
    const { message } = await say(mallory, { conversationId }, 'Hello');
    await say(ada, { conversationId }, 'Hello you');
    const theirs = await ears(mallory);
    const own = await ears(ada);
    await block(ada, mallory);
    await until(() => theirs.has('direct.changed') && own.has('direct.changed') && own.has('user.updated'));
    assert.deepEqual(
      theirs.told('direct.changed').map(({ payload }) => payload.reply),
      [false],
    );
    assert.equal(theirs.has('user.updated'), false);
    assert.equal(JSON.stringify(theirs.heard).includes('block'), false);
    for (const one of [ada, mallory]) {
      assert.equal(await refusal(say(one, { conversationId }, 'And?')), 'cannot_write_to_them');
      const { conversation } = await one.call(getConversation, { params: { conversationId } });
      assert.equal(conversation.may.reply, false);
      assert.equal((await messagesIn(one, { kind: 'conversation', id: conversationId })).length, 2);
      assert.equal((await open(one, one === ada ? mallory : ada)).id, conversationId, 'found, not made');
    }
    const params = { messageId: message.id };
    assert.equal(await refusal(mallory.call(editMessage, { params, body: { content: 'x' } })), 'forbidden');
    assert.equal(await refusal(ada.call(addReaction, { params: { ...params, emoji: '👀' } })), 'forbidden');
    await mallory.call(deleteMessage, { params });
    await unblock(ada, mallory);
    await until(() => theirs.told('direct.changed').length === 2);
    await say(mallory, { conversationId }, 'Again');
    theirs.stop();
    own.stop();
  });

  test('who blocked each other stay apart until both have taken it back', async () => {
    const { id: conversationId } = await open(ada, linus);
    await block(ada, linus);
    await block(linus, ada);
    await unblock(ada, linus);
    assert.equal(await refusal(say(ada, { conversationId }, 'x')), 'cannot_write_to_them');
    await unblock(linus, ada);
    await say(ada, { conversationId }, 'x');
  });

  test('no conversation is opened between them, nor a new group with both; groups that there are stay', async () => {
    const group = await open(ada, grace, mallory);
    await block(grace, mallory);
    assert.equal(await refusal(open(mallory, grace)), 'not_found');
    assert.equal(await refusal(open(grace, mallory)), 'blocked_by_you');
    assert.equal(await refusal(open(mallory, grace, linus)), 'not_found');
    assert.equal(await refusal(open(grace, mallory, linus)), 'blocked_by_you');
    await open(linus, grace, mallory);
    await say(mallory, { conversationId: group.id }, 'All of us');
    const unread = await grace.call(getUnread);
    const counted = unread.items.find(({ place }) => place.id === group.id);
    assert.equal(counted?.unread, 1, 'counts are the same for everybody');
    await unblock(grace, mallory);
    assert.notEqual((await open(mallory, grace)).id, group.id);
  });

  test('pages and searches know nothing of the other, and who keeps the peace finds everybody', async () => {
    await block(grace, mallory);
    const page = (one: typeof ada, username: string) => one.call(getProfile, { params: { username } });
    assert.equal(await refusal(page(mallory, 'grace')), 'not_found');
    assert.equal(await refusal(page(grace, 'mallory')), 'not_found');
    assert.equal((await page(linus, 'grace')).profile.username, 'grace');
    const found = async (one: typeof ada, wanted: string) =>
      (await one.call(listMembers, { params: { communityId }, query: { search: wanted } })).items.length;
    assert.deepEqual(
      [await found(mallory, 'grace'), await found(grace, 'mallory'), await found(linus, 'grace')],
      [0, 0, 1],
    );
    const people = async (one: typeof ada, q: string) =>
      (await one.call(search, { query: { q } })).people.length;
    assert.deepEqual(
      [await people(mallory, 'gra'), await people(grace, 'mall'), await people(linus, 'gra')],
      [0, 0, 1],
    );
    assert.equal(await refusal(mallory.call(search, { query: { q: 'from:grace' } })), 'invalid_request');
    const all = await mallory.call(listMembers, { params: { communityId } });
    const listed = all.items.find(({ username }) => username === 'grace');
    assert.equal(listed?.may.openProfile, false, 'the list of all is everybody’s, the page behind it is not');
    await block(mallory, ada);
    assert.equal(await found(ada, 'mallory'), 1);
    await unblock(mallory, ada);
    await unblock(grace, mallory);
  });

  test('neither is told of what the other says, in places that they share', async () => {
    await block(grace, mallory);
    await say(mallory, { channelId: general }, '@grace, @linus: look');
    await say(grace, { channelId: general }, '@mallory: no');
    const told = async (one: typeof ada) => (await one.call(listNotifications)).items.length;
    assert.deepEqual([await told(grace), await told(mallory), await told(linus)], [0, 0, 1]);
    const heard = await messagesIn(grace, { kind: 'channel', id: general });
    assert.ok(
      heard.some(({ author }) => author.username === 'mallory'),
      'the client collapses it',
    );
    await unblock(grace, mallory);
    await say(mallory, { channelId: general }, '@grace: and now');
    assert.equal(await told(grace), 1);
  });

  test('every event fits', () => everyEventFits(db));
});
