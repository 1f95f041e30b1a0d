import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { followThread, getConversation, listThreads } from '@weft/contract/conversations.ts';
import { deleteMessage, getMessage } from '@weft/contract/messages.ts';
import { everyEventFits, messagesIn, say, storedEvents } from '../../../test/kit/chat.ts';
import { nightSky } from '../../../test/kit/night-sky.ts';
import { arrive } from '../../../test/kit/person.ts';
import { refusal } from '../../../test/kit/refusal.ts';
import { sql } from '../../core/db/statement.ts';

describe('threads', async () => {
  const { url, db, count, ada, grace, linus, communityId, general } = await nightSky();
  const stranger = await arrive(url, 'mallory');

  async function root(content = 'Who is up at five?') {
    return (await say(ada, { channelId: general }, content)).message;
  }

  test('the first reply makes the thread, and the flat message shows it', async () => {
    const { id: rootMessageId } = await root();
    const { message: reply } = await say(grace, { rootMessageId }, 'I am.');
    assert.equal(reply.place.kind, 'conversation');
    assert.equal(reply.seq, 1);
    const { message } = await linus.call(getMessage, { params: { messageId: rootMessageId } });
    assert.equal(message.thread?.replyCount, 1);
    assert.deepEqual(
      message.thread?.lastRepliers.map(({ username }) => username),
      ['grace'],
    );
    const { message: second } = await say(linus, { conversationId: reply.place.id }, 'So am I.');
    assert.equal(second.seq, 2);
    assert.deepEqual(
      (await messagesIn(ada, reply.place)).map(({ content }) => content),
      ['I am.', 'So am I.'],
    );
    const params = { conversationId: reply.place.id };
    const { conversation } = await ada.call(getConversation, { params });
    assert.ok(conversation.kind === 'thread');
    assert.deepEqual(
      [conversation.root.id, conversation.channels.map(({ slug }) => slug), conversation.following],
      [rootMessageId, ['general'], true],
    );
    assert.equal(await refusal(stranger.call(getConversation, { params })), 'not_found');
    assert.equal(await refusal(say(stranger, { rootMessageId }, 'Hello?')), 'not_found');
  });

  test('a hundred first replies at once: one conversation, told once, a hundred numbers', async () => {
    const { id: rootMessageId } = await root('All at once');
    const people = [ada, grace, linus];
    const replies = await Promise.all(
      Array.from({ length: 100 }, (_, n) => say(people[n % 3] ?? ada, { rootMessageId }, `reply ${n}`)),
    );
    assert.equal(new Set(replies.map(({ message }) => message.place.id)).size, 1);
    assert.equal(new Set(replies.map(({ message }) => message.seq)).size, 100);
    const made = (await storedEvents(db, 'conversation.created')).filter(
      ({ payload }) =>
        (payload as { thread: { rootMessageId: string } }).thread.rootMessageId === rootMessageId,
    );
    assert.equal(made.length, 1);
    const { message } = await ada.call(getMessage, { params: { messageId: rootMessageId } });
    assert.deepEqual([message.thread?.replyCount, message.thread?.lastSeq], [100, 100]);
    assert.equal(message.thread?.lastRepliers.length, 3);
  });

  test('a reply is three statements, the first one, too', async () => {
    const { id: rootMessageId } = await root();
    for (const content of ['first', 'second']) {
      const sent = await count(() => say(grace, { rootMessageId }, content));
      assert.equal(sent.length, 3, sent.join('\n\n'));
    }
  });

  test('a deleted root stays as long as replies hang on it; without any it is gone', async () => {
    const [alone, answered] = [await root('alone'), await root('answered')];
    await say(grace, { rootMessageId: answered.id }, 'yes');
    for (const { id: messageId } of [alone, answered])
      await ada.call(deleteMessage, { params: { messageId } });
    const here = await messagesIn(linus, { kind: 'channel', id: general });
    assert.equal(
      here.some(({ id }) => id === alone.id),
      false,
    );
    const tombstone = here.find(({ id }) => id === answered.id);
    assert.deepEqual([tombstone?.deleted, tombstone?.content, tombstone?.html], [true, '', '']);
    assert.equal(await refusal(say(linus, { rootMessageId: alone.id }, 'late')), 'not_found');
    const { message } = await say(linus, { rootMessageId: answered.id }, 'still here');
    assert.equal(message.seq, 2);
  });

  test('who speaks or is named follows; one may stop and begin again', async () => {
    const { id: rootMessageId } = await root('@linus, come here');
    const { message } = await say(grace, { rootMessageId }, '@linus look');
    const followers = await db.rows<{ username: string; last_read_seq: string }>(sql`
      select u.username, p.last_read_seq from conversation_participants p join users u on u.id = p.user_id
      where p.conversation_id = ${message.place.id} order by u.username`);
    assert.deepEqual(followers, [
      { username: 'ada', last_read_seq: '0' },
      { username: 'grace', last_read_seq: '1' },
      { username: 'linus', last_read_seq: '0' },
    ]);
    const params = { conversationId: message.place.id };
    const follows = async () =>
      (await linus.call(listThreads, { params: { communityId } })).items.some(
        ({ thread }) => thread.id === message.place.id,
      );
    assert.equal(await follows(), true);
    await linus.call(followThread, { params, body: { following: false } });
    assert.equal(await follows(), false);
    await linus.call(followThread, { params, body: { following: true } });
    assert.equal(await follows(), true);
    assert.equal(
      await refusal(stranger.call(followThread, { params, body: { following: true } })),
      'not_found',
    );
  });

  test('a deleted reply is one less, for everybody who sees the root', async () => {
    const { id: rootMessageId } = await root();
    const { message: first } = await say(grace, { rootMessageId }, 'one');
    await say(linus, { rootMessageId }, 'two');
    await grace.call(deleteMessage, { params: { messageId: first.id } });
    const { message } = await ada.call(getMessage, { params: { messageId: rootMessageId } });
    assert.deepEqual(
      [message.thread?.replyCount, message.thread?.lastRepliers.map(({ username }) => username)],
      [1, ['linus']],
    );
    const events = await storedEvents(db, 'conversation.updated');
    const last = events.at(-1)?.payload as { thread: unknown; latest: unknown };
    assert.deepEqual([last.thread, last.latest], [message.thread, null]);
  });

  test('every event that was told is what the contract says', () => everyEventFits(db));
});
