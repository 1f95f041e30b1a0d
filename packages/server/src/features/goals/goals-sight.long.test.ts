import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { joinCommunity, leaveCommunity } from '@weft/contract/communities.ts';
import { addGoalInstructor, listGoals, removeGoalInstructor, updateGoal } from '@weft/contract/goals.ts';
import { deleteMessage, editMessage, listMessages, sendMessage } from '@weft/contract/messages.ts';
import { search } from '@weft/contract/search.ts';
import { getUnread } from '@weft/contract/unread.ts';
import { say } from '../../../test/kit/chat.ts';
import { ears } from '../../../test/kit/ears.ts';
import { dated, goalStory } from '../../../test/kit/goal-story.ts';
import { arrive, type Somebody } from '../../../test/kit/person.ts';
import { drawing } from '../../../test/kit/pictures.ts';
import { upload } from '../../../test/kit/upload.ts';
import { until } from '../../../test/kit/wait-for.ts';

const word = 'syzygy';

describe('who reads a goal', async () => {
  const story = await goalStory();
  const { url, ada, grace, linus, barbara, edsger, alan, communityId, general, set, setRole } = story;
  const mallory = await arrive(url, 'mallory');
  const params = { communityId };

  /** A goal of Linus, in which somebody said something with a file. */
  async function written() {
    const goal = await set(word);
    const { id } = await upload(linus, await drawing());
    const { conversationId } = goal;
    const to = { conversationId, kind: 'milestone', targetDate: '2026-11-20', progress: 10 } as const;
    const { message } = await linus.call(sendMessage, {
      body: { to, content: `${word} is near`, clientKey: goal.id, mediaIds: [id] },
    });
    const place = `place=conversation:${goal.conversationId}`;
    const addresses = [
      ...[`/api/goals/${goal.id}`, `/api/goals/${goal.id}/milestones`, `/api/messages/${message.id}`],
      `/api/goals/${goal.id}/days?from=2026-11-01&until=2026-11-30`,
      ...[`/api/conversations/${goal.conversationId}`, `/api/messages?${place}`, `/api/pins?${place}`],
      `/api/messages/${message.id}/revisions`,
    ];
    /** All of it, or nothing: whether they keep a position there goes by itself. */
    async function isReadBy(person: Somebody): Promise<boolean> {
      // Whose the file is reads it for other reasons.
      const files = person === linus ? [] : [`/api/media/${id}`, `/api/media/${id}/thumbnail`];
      const answers = await Promise.all([...addresses, ...files].map((address) => person.fetch(address)));
      const q = `${word} from:linus`;
      const found = await person.call(search, { query: { q } }).catch(() => ({ items: [] }));
      const found2 = await person
        .call(search, { query: { q: word, communityId } })
        .catch(() => ({ items: [] }));
      const ways = [
        ...answers.map(({ status }) => (status === 200 ? true : status === 404 ? false : status)),
        ...[found, found2].map(({ items }) => items.some((item) => item.message.id === message.id)),
      ];
      assert.deepEqual(
        ways,
        ways.map(() => ways[0]),
        'every way is open, or none',
      );
      return ways[0] === true;
    }
    const counts = async (person: Somebody) =>
      (await person.call(getUnread)).items.some(({ place: { id: at } }) => at === goal.conversationId);
    return { goal, message, isReadBy, counts };
  }

  test('its student, who accompanies it and who runs the community; by every way or by none', async () => {
    const { isReadBy, counts } = await written();
    for (const person of [linus, grace, ada, alan]) assert.equal(await isReadBy(person), true);
    for (const person of [barbara, edsger, mallory]) assert.equal(await isReadBy(person), false);
    assert.deepEqual(await Promise.all([linus, grace, alan, barbara].map(counts)), [
      true,
      true,
      false,
      false,
    ]);
  });

  test('who is no instructor any more, or is out of the community, reads nothing until they are again', async () => {
    const { goal, isReadBy, counts } = await written();
    const lists = async (person: Somebody, as: 'student' | 'instructor' | 'admin') =>
      (await person.call(listGoals, { params, query: { as } })).items.some(({ id }) => id === goal.id);
    assert.equal(await lists(grace, 'instructor'), true);
    await setRole(grace, 'member');
    assert.deepEqual([await isReadBy(grace), await counts(grace)], [false, false]);
    await setRole(grace, 'instructor');
    assert.deepEqual([await isReadBy(grace), await counts(grace)], [true, true]);
    await grace.call(leaveCommunity, { params });
    assert.deepEqual([await isReadBy(grace), await counts(grace)], [false, false]);
    await grace.call(joinCommunity, { params });
    assert.deepEqual([await isReadBy(grace), await counts(grace)], [false, false]);
    await setRole(grace, 'instructor');
    assert.equal(await isReadBy(grace), true);
    await linus.call(leaveCommunity, { params });
    assert.deepEqual(
      [await isReadBy(linus), await counts(linus), await isReadBy(grace)],
      [false, false, true],
    );
    await linus.call(joinCommunity, { params });
    assert.deepEqual([await isReadBy(linus), await lists(linus, 'student')], [true, true]);
    await setRole(alan, 'moderator');
    assert.equal(await isReadBy(alan), false);
    await setRole(alan, 'admin');
    assert.equal(await isReadBy(alan), true);
    await linus.call(removeGoalInstructor, { params: { goalId: goal.id, userId: grace.id } });
    assert.deepEqual([await isReadBy(grace), await lists(grace, 'instructor')], [false, false]);
  });

  for (const [how, out] of [
    [
      'taken out',
      (goalId: string) => linus.call(removeGoalInstructor, { params: { goalId, userId: grace.id } }),
    ],
    ['made a member', () => setRole(grace, 'member')],
  ] as const)
    test(`live: who is ${how} is out of the room at once, hears nothing more, and reads nothing out of the past`, async () => {
      const { goal } = await written();
      const room = `thread:${goal.conversationId}`;
      const { cursor } = await grace.call(listMessages, {
        query: { place: `conversation:${goal.conversationId}` },
      });
      const [hers, his] = [await ears(grace, [room]), await ears(linus, [room])];
      await dated(linus, goal, 'daily_note', '2026-11-21', { content: `${word} before` });
      const told = (one: typeof hers, words: string) =>
        one.told('message.created').some(({ payload }) => JSON.stringify(payload).includes(words));
      await until(() => told(hers, 'before'));
      await out(goal.id);
      await until(() => hers.left.includes(room));
      await dated(linus, goal, 'daily_note', '2026-11-22', { content: `${word} after` });
      await linus.call(updateGoal, {
        params: { goalId: goal.id },
        body: { title: `${word}!`, version: how === 'taken out' ? 2 : 1 },
      });
      await say(ada, { channelId: general }, 'the end');
      // What is said in a channel that she is in comes after all of it.
      await until(() =>
        hers.heard.some(({ room: at, type }) => at === `channel:${general}` && type === 'message.created'),
      );
      await until(() => told(his, 'after'));
      assert.equal(told(hers, 'after'), false);
      assert.equal(
        hers.told('goal.updated').some(({ payload }) => JSON.stringify(payload).includes(`${word}!`)),
        false,
      );
      assert.equal(hers.has('goal.left'), how === 'taken out');
      const past = await ears(grace, [], cursor);
      await until(() =>
        past.heard.some(({ room: at, type }) => at === `channel:${general}` && type === 'message.created'),
      );
      assert.equal(JSON.stringify(past.heard).includes(word), false);
      for (const one of [hers, his, past]) one.stop();
      await setRole(grace, 'instructor');
    });

  test('events reach the student, who accompanies them, and the admin who has it open', async () => {
    const listeners = {
      linus: await ears(linus),
      grace: await ears(grace),
      ada: await ears(ada),
      barbara: await ears(barbara),
      edsger: await ears(edsger),
      mallory: await ears(mallory),
    };
    const goal = await set(word);
    const open = { alan: await ears(alan, [`thread:${goal.conversationId}`]) };
    const everybody = { ...listeners, ...open };
    const note = await dated(linus, goal, 'daily_note', '2026-11-21', { content: `${word} today` });
    await linus.call(editMessage, { params: { messageId: note.id }, body: { content: `${word} tonight` } });
    await linus.call(updateGoal, { params: { goalId: goal.id }, body: { description: word, version: 1 } });
    await linus.call(addGoalInstructor, { params: { goalId: goal.id, userId: barbara.id } });
    await linus.call(deleteMessage, { params: { messageId: note.id } });
    await say(ada, { channelId: general }, 'the end');
    const types = ['goal.created', 'goal.updated', 'message.created', 'message.updated', 'message.deleted'];
    // Who has it not open hears of a message in brief: its id is in it, its words are not.
    const heardBy = (one: (typeof everybody)['alan']) =>
      types.map(
        (type) =>
          one
            .told(type)
            .filter(({ payload }) =>
              JSON.stringify(payload).includes(type.startsWith('goal.') ? goal.id : note.id),
            ).length,
      );
    const isOver = (one: (typeof everybody)['alan']) =>
      one.heard.some(({ room, type }) => room === `channel:${general}` && type === 'message.created');
    for (const [name, one] of Object.entries(everybody))
      if (name !== 'mallory') await until(() => isOver(one), { what: name });
    // Which wording is told goes to the places alone: whoever takes part and has it not open learns of it when they look.
    assert.deepEqual(heardBy(everybody.linus), [1, 2, 1, 0, 1]);
    assert.deepEqual(heardBy(everybody.grace), [1, 2, 1, 0, 1]);
    assert.deepEqual(heardBy(everybody.alan), [0, 2, 1, 1, 1]);
    // Who is let in hears from then on.
    assert.deepEqual(heardBy(everybody.barbara), [0, 1, 0, 0, 1]);
    for (const one of [everybody.ada, everybody.edsger, everybody.mallory])
      assert.deepEqual(heardBy(one), [0, 0, 0, 0, 0]);
    for (const one of Object.values(everybody)) one.stop();
  });
});
