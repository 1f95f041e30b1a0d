import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  addReaction,
  deleteMessage,
  editMessage,
  getMessage,
  listPins,
  listRevisions,
  pinMessage,
  removeReaction,
  unpinMessage,
} from '@weft/contract/messages.ts';
import { everyEventFits, messagesIn, say, storedEvents } from '../../../test/kit/chat.ts';
import { nightSky } from '../../../test/kit/night-sky.ts';
import { arrive, type Person } from '../../../test/kit/person.ts';
import { refusal } from '../../../test/kit/refusal.ts';
import { sql } from '../../core/db/statement.ts';

describe('what becomes of a message', async () => {
  const { url, db, ada, grace, linus, general, channel } = await nightSky();
  const stranger = await arrive(url, 'mallory');
  const secret = await channel('secret', [grace], 'private');
  const place = { kind: 'channel', id: general } as const;

  const write = async (content: string, person = grace, channelId = general) =>
    (await say(person, { channelId }, content)).message;
  const edit = (person: Person, messageId: string, content: string, version?: number) =>
    person.call(editMessage, { params: { messageId }, body: { content, version } });
  const react = (person: Person, messageId: string, emoji: string) =>
    person.call(addReaction, { params: { messageId, emoji } });

  test('an edit shows, keeps what was said before, and is the author’s alone', async () => {
    const { id: messageId, version } = await write('Five o’clok');
    const { message } = await edit(grace, messageId, 'Five o’clock', version);
    assert.deepEqual(
      [message.content, message.version, message.editedAt !== null],
      ['Five o’clock', 2, true],
    );
    const { revisions } = await linus.call(listRevisions, { params: { messageId } });
    assert.deepEqual(
      revisions.map(({ content }) => content),
      ['Five o’clok'],
    );
    assert.equal(await refusal(edit(ada, messageId, 'Six')), 'forbidden');
    assert.equal(await refusal(edit(stranger, messageId, 'Six')), 'not_found');
    assert.equal(await refusal(edit(grace, messageId, 'Six', version)), 'conflict');
    const again = await edit(grace, messageId, 'Five o’clock');
    assert.equal(again.message.version, 2, 'the same words change nothing');
    const [event] = (await storedEvents(db, 'message.updated')).slice(-1);
    const { thread, mine, may, ...base } = message;
    assert.deepEqual([event?.payload.message, thread, mine, may.edit], [base, null, [], true]);
  });

  test('two who edit from one version: one does, the other is told', async () => {
    const { id: messageId, version } = await write('first');
    const outcomes = await Promise.allSettled([
      edit(grace, messageId, 'left', version),
      edit(grace, messageId, 'right', version),
    ]);
    assert.deepEqual(outcomes.map(({ status }) => status).toSorted(), ['fulfilled', 'rejected']);
  });

  test('a deleted message’s words are nowhere any more', async () => {
    const { id: messageId } = await write('Something that should not have been said');
    await edit(grace, messageId, 'Something else that should not have been said');
    await react(ada, messageId, '🙈');
    await ada.call(pinMessage, { params: { messageId } });
    assert.equal(await refusal(linus.call(deleteMessage, { params: { messageId } })), 'forbidden');
    await grace.call(deleteMessage, { params: { messageId } });
    assert.equal(
      (await messagesIn(linus, place)).some(({ id }) => id === messageId),
      false,
    );
    const { message } = await linus.call(getMessage, { params: { messageId } });
    assert.deepEqual([message.content, message.html, message.deleted, message.reactions], ['', '', true, []]);
    assert.deepEqual((await linus.call(listRevisions, { params: { messageId } })).revisions, []);
    assert.deepEqual((await linus.call(listPins, { query: { place: `channel:${general}` } })).items, []);
    assert.equal(await refusal(edit(grace, messageId, 'back')), 'not_found');
    assert.equal(await refusal(react(grace, messageId, '🙂')), 'not_found');
    const kept = await db.rows(sql`
      select 1 from messages where content like '%should not have been said%'
      union all select 1 from message_revisions where content like '%should not have been said%'`);
    assert.deepEqual(kept, []);
  });

  test('who keeps the peace takes away what others said, and that is written down', async () => {
    const { id: messageId } = await write('Buy now!');
    await ada.call(deleteMessage, { params: { messageId } });
    const acts = await db.rows(sql`
      select subject, detail from audit_log where act = 'message.delete' order by id desc limit 1`);
    assert.deepEqual(acts, [{ subject: `user:${grace.id}`, detail: { messageId } }]);
  });

  test('reactions count people, once each; events carry all of them', async () => {
    const { id: messageId } = await write('Clear skies tonight');
    await Promise.all([ada, grace, linus].map((person) => react(person, messageId, '🔭')));
    const twice = await react(linus, messageId, '🔭');
    assert.deepEqual([twice.reactions[0]?.count, twice.mine], [3, ['🔭']]);
    const { reactions } = await ada.call(removeReaction, { params: { messageId, emoji: '🔭' } });
    assert.deepEqual([reactions[0]?.count, reactions[0]?.people.includes(ada.id)], [2, false]);
    const { message } = await ada.call(getMessage, { params: { messageId } });
    const events = await storedEvents(db, 'reaction.changed');
    assert.deepEqual(
      [events.at(-1)?.payload.reactions, events.at(-1)?.payload.version],
      [message.reactions, message.version],
    );
    assert.equal(events.filter(({ payload }) => payload.messageId === messageId).length, 4);
    assert.equal(await refusal(react(stranger, messageId, '👀')), 'not_found');
    const response = await ada.fetch(`/api/messages/${messageId}/reactions/nonsense`, { method: 'PUT' });
    assert.equal(response.status, 400);
  });

  test('a pin is for everybody in the place, and tells everybody', async () => {
    const { id: messageId } = await write('The rules');
    await linus.call(pinMessage, { params: { messageId } });
    await linus.call(pinMessage, { params: { messageId } });
    const pins = async () => (await ada.call(listPins, { query: { place: `channel:${general}` } })).items;
    assert.deepEqual(
      (await pins()).map(({ id, pinned }) => [id, pinned]),
      [[messageId, true]],
    );
    await ada.call(unpinMessage, { params: { messageId } });
    assert.deepEqual(await pins(), []);
    const told = (await storedEvents(db, 'pin.changed')).filter(
      ({ payload }) => payload.messageId === messageId,
    );
    assert.deepEqual(
      told.map(({ payload }) => payload.pinned),
      [true, false],
    );
  });

  test('a private channel’s message is not there for whoever is not in it, whatever they ask', async () => {
    const { id: messageId } = await write('among us', grace, secret);
    const params = { messageId };
    for (const person of [ada, linus, stranger]) {
      const attempts = [
        person.call(getMessage, { params }),
        person.call(listRevisions, { params }),
        edit(person, messageId, 'mine'),
        person.call(deleteMessage, { params }),
        react(person, messageId, '👀'),
        person.call(pinMessage, { params }),
        person.call(listPins, { query: { place: `channel:${secret}` } }),
        say(person, { rootMessageId: messageId }, 'hello'),
        say(person, { channelId: secret }, 'hello'),
        messagesIn(person, { kind: 'channel', id: secret }),
      ];
      const codes = await Promise.all(attempts.map((attempt) => refusal(attempt)));
      assert.deepEqual(new Set(codes), new Set(['not_found']));
    }
  });

  test('every event that was told is what the contract says', () => everyEventFits(db));
});
