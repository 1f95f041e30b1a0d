import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { carryConversation, openConversation, takeBackConversation } from '@weft/contract/conversations.ts';
import { deleteMessage, editMessage } from '@weft/contract/messages.ts';
import { say } from '../../../test/kit/chat.ts';
import { ears } from '../../../test/kit/ears.ts';
import { nightSky } from '../../../test/kit/night-sky.ts';
import { until } from '../../../test/kit/wait-for.ts';
import { sql } from '../../core/db/statement.ts';

describe('what is said, live', async () => {
  const { db, ada, grace, linus, general, channel } = await nightSky();
  const design = await channel('design', [ada, grace]);
  const secret = await channel('secret', [ada], 'private');

  test('an open channel is heard whole, one that is only followed in brief', async () => {
    const open = await ears(grace, [`channel:${general}`]);
    const followed = await ears(linus);
    const { message } = await say(ada, { channelId: general }, 'Hear, hear');
    await until(
      () => open.told('message.created').length === 1 && followed.told('message.created').length === 1,
    );
    const whole = open.told('message.created')[0];
    const brief = followed.told('message.created')[0];
    assert.deepEqual(
      [whole?.brief, (whole?.payload.message as { html: string } | undefined)?.html],
      [false, message.html],
    );
    const { id, place, seq, mentions, everyone } = message;
    assert.deepEqual(
      [brief?.brief, brief?.payload],
      [true, { message: { id, place, seq, mentions, everyone, author: { id: ada.id } } }],
    );
    await ada.call(editMessage, { params: { messageId: id }, body: { content: 'Hear, all' } });
    await ada.call(deleteMessage, { params: { messageId: id } });
    await until(
      () => open.told('message.deleted').length === 1 && followed.told('message.deleted').length === 1,
    );
    assert.deepEqual([open.told('message.updated').length, followed.told('message.updated').length], [1, 0]);
    for (const one of [open, followed]) one.stop();
  });

  test('taking a thread back ends it at once for whoever heard it through that channel alone', async () => {
    const { message: root } = await say(ada, { channelId: secret }, 'Among us');
    const { conversation } = await ada.call(carryConversation, {
      params: { messageId: root.id },
      body: { channelId: design, confirmed: true },
    });
    const room = `thread:${conversation.id}`;
    const [adas, graces] = [await ears(ada, [room]), await ears(grace, [room])];
    await say(ada, { conversationId: conversation.id }, 'for design, too');
    await until(() => graces.told('message.created').length === 1);
    await ada.call(takeBackConversation, {
      params: { conversationId: conversation.id, channelId: design },
    });
    await say(ada, { conversationId: conversation.id }, 'among us again');
    await until(() => adas.told('message.created').length === 2);
    await say(ada, { channelId: design }, 'the end');
    await until(() => graces.heard.some(({ room: at }) => at === `channel:${design}`));
    await until(() => graces.told('message.created').some(({ room: at }) => at === `channel:${design}`));
    assert.equal(graces.told('message.created').filter(({ room: at }) => at === room).length, 1);
    for (const one of [adas, graces]) one.stop();
  });

  test('a room of something private is refused, of a direct conversation to all but who take part', async () => {
    const { conversation } = await ada.call(openConversation, { body: { userIds: [grace.id] } });
    const rooms = [`thread:${conversation.id}`, `channel:${secret}`];
    const [linuses, graces] = [await ears(linus, rooms), await ears(grace, rooms)];
    await say(ada, { conversationId: conversation.id }, 'between us');
    await say(ada, { channelId: secret }, 'to myself');
    await say(ada, { channelId: general }, 'to all');
    await until(() =>
      [linuses, graces].every((one) =>
        one.told('message.created').some(({ room }) => room === `channel:${general}`),
      ),
    );
    assert.deepEqual(
      new Set(linuses.told('message.created').map(({ room }) => room)),
      new Set([`channel:${general}`]),
    );
    assert.deepEqual(
      new Set(graces.told('message.created').map(({ room }) => room)),
      new Set([`channel:${general}`, `thread:${conversation.id}`, `user:${grace.id}`]),
    );
    for (const one of [linuses, graces]) one.stop();
  });

  test('who was away hears what is true now: not what was edited away, nothing of what was deleted', async () => {
    const [row] = await db.rows<{ cursor: string }>(
      sql`select epoch || '.' || last_position as cursor from stream`,
    );
    const { message: kept } = await say(ada, { channelId: general }, 'a slip of the tongue');
    const { message: deleted } = await say(ada, { channelId: general }, 'a secret');
    await ada.call(editMessage, { params: { messageId: kept.id }, body: { content: 'a word' } });
    await ada.call(deleteMessage, { params: { messageId: deleted.id } });
    await until(async () => {
      const [left] = await db.rows<{ n: number }>(
        sql`select count(*)::int as n from outbox where position is null`,
      );
      return left?.n === 0;
    });
    const back = await ears(linus, [`channel:${general}`], row?.cursor);
    assert.equal(/slip of the tongue|a secret/.test(JSON.stringify(back.heard)), false);
    assert.deepEqual(
      back.heard.flatMap(({ type, room, gone = false }) =>
        room.startsWith('channel:') ? [[type, gone]] : [],
      ),
      [
        ['message.created', false],
        ['message.created', true],
        ['message.updated', false],
        ['message.deleted', false],
      ],
    );
    back.stop();
  });
});
