import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  getConversation,
  listConversations,
  muteConversation,
  openConversation,
} from '@weft/contract/conversations.ts';
import { getMessage } from '@weft/contract/messages.ts';
import { everyEventFits, messagesIn, say, storedEvents } from '../../../test/kit/chat.ts';
import { nightSky } from '../../../test/kit/night-sky.ts';
import { arrive } from '../../../test/kit/person.ts';
import { refusal } from '../../../test/kit/refusal.ts';

describe('direct conversations', async () => {
  const { url, db, count, ada, grace, linus } = await nightSky();
  const stranger = await arrive(url, 'mallory');

  test('the same people find the same conversation, also at the same moment, whoever opens it', async () => {
    const opened = await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        n % 2
          ? ada.call(openConversation, { body: { userIds: [grace.id] } })
          : grace.call(openConversation, { body: { userIds: [ada.id, ada.id] } }),
      ),
    );
    assert.equal(new Set(opened.map(({ conversation }) => conversation.id)).size, 1);
    assert.equal(opened[0]?.conversation.people.length, 2);
    const three = await ada.call(openConversation, { body: { userIds: [grace.id, linus.id] } });
    assert.notEqual(three.conversation.id, opened[0]?.conversation.id);
    const self = await ada.call(openConversation, { body: { userIds: [ada.id] } });
    assert.deepEqual(
      self.conversation.people.map(({ username }) => username),
      ['ada'],
    );
  });

  test('nobody is there who shares no community, and so many meet in a channel', async () => {
    assert.equal(
      await refusal(ada.call(openConversation, { body: { userIds: [stranger.id] } })),
      'not_found',
    );
    const many = Array.from({ length: 21 }, (_, n) => String(n + 1));
    assert.equal(
      await refusal(ada.call(openConversation, { body: { userIds: many } })),
      'too_many_participants',
    );
  });

  test('what is said is for those who take part, each told in their own room', async () => {
    const { conversation } = await ada.call(openConversation, { body: { userIds: [grace.id] } });
    const { id: conversationId } = conversation;
    assert.deepEqual((await grace.call(listConversations)).items, [], 'nothing was said yet');
    const { message } = await say(ada, { conversationId }, 'Between us, @grace: hello');
    const place = { kind: 'conversation', id: conversationId } as const;
    assert.equal((await messagesIn(grace, place))[0]?.content, message.content);
    for (const nobody of [linus, stranger]) {
      assert.equal(await refusal(messagesIn(nobody, place)), 'not_found');
      assert.equal(await refusal(nobody.call(getConversation, { params: { conversationId } })), 'not_found');
      assert.equal(
        await refusal(nobody.call(getMessage, { params: { messageId: message.id } })),
        'not_found',
      );
      assert.equal(await refusal(say(nobody, { conversationId }, 'hi')), 'not_found');
    }
    const rooms = (await storedEvents(db, 'message.created')).map(({ room }) => room);
    assert.deepEqual(
      new Set(rooms),
      new Set([`thread:${conversationId}`, `user:${ada.id}`, `user:${grace.id}`]),
    );
    const [listed] = (await grace.call(listConversations)).items;
    assert.deepEqual([listed?.id, listed?.lastSeq, listed?.lastReadSeq], [conversationId, 1, 0]);
    assert.equal((await ada.call(listConversations)).items[0]?.lastReadSeq, 1, 'one has read what one said');
  });

  test('sending is three statements; muting is one’s own', async () => {
    const { conversation } = await ada.call(openConversation, { body: { userIds: [grace.id] } });
    const sent = await count(() => say(ada, { conversationId: conversation.id }, 'short'));
    assert.equal(sent.length, 3, sent.join('\n\n'));
    const params = { conversationId: conversation.id };
    await grace.call(muteConversation, { params, body: { muted: true } });
    assert.equal((await grace.call(listConversations)).items[0]?.muted, true);
    assert.equal((await ada.call(listConversations)).items[0]?.muted, false);
    assert.equal(await refusal(linus.call(muteConversation, { params, body: { muted: true } })), 'not_found');
  });

  test('every event that was told is what the contract says', () => everyEventFits(db));
});
