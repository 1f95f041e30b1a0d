import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { listGoalDays, updateGoal } from '@weft/contract/goals.ts';
import { addReaction, editMessage, pinMessage, sendMessage } from '@weft/contract/messages.ts';
import { reportMessage } from '@weft/contract/reports.ts';
import { sql } from '../src/core/db/statement.ts';
import { personalData } from '../src/personal-data.ts';
import { say } from './kit/chat.ts';
import { ears } from './kit/ears.ts';
import { everyRead } from './kit/every-read.ts';
import { dated, goalStory } from './kit/goal-story.ts';
import { arrive, Person } from './kit/person.ts';
import { drawing } from './kit/pictures.ts';
import { upload } from './kit/upload.ts';
import { until } from './kit/wait-for.ts';

/** In every text, title and name of what is about the goal, and nowhere else. */
const secret = 'xyzzy';

/** A goal looked at from outside in every way there is: by another instructor, a moderator, a member, and who is none of them. */
describe('what is said about a goal', async () => {
  const { url, db, ada, grace, linus, barbara, edsger, communityId, general, comeAs, set } =
    await goalStory();
  const alonzo = await comeAs('alonzo', 'member');
  const mallory = await arrive(url, 'mallory');
  const outsiders = { instructor: barbara, moderator: edsger, member: alonzo, stranger: mallory };
  const everyRoom = [`community:${communityId}`, `channel:${general}`];
  const listeners = {
    instructor: await ears(barbara, everyRoom),
    moderator: await ears(edsger, everyRoom),
    member: await ears(alonzo, everyRoom),
  };

  const goal = await set(secret);
  const { conversationId } = goal;
  for (const { heard } of Object.values(listeners))
    assert.equal(JSON.stringify(heard).includes(secret), false);
  const { id: mediaId } = await upload(linus, await drawing(), `${secret}.png`);
  const to = { conversationId, kind: 'daily_note', targetDate: '2026-11-20' } as const;
  const { message: note } = await linus.call(sendMessage, {
    body: { to, content: `${secret} @barbara @edsger #general`, clientKey: 'note', mediaIds: [mediaId] },
  });
  const feedback = await dated(grace, goal, 'instructor_response', '2026-11-20', {
    content: `${secret} @channel`,
  });
  await dated(linus, goal, 'milestone', '2026-11-20', { content: secret, progress: 10 });
  await grace.call(editMessage, { params: { messageId: feedback.id }, body: { content: `${secret} again` } });
  await grace.call(addReaction, { params: { messageId: note.id, emoji: '🤫' } });
  await grace.call(pinMessage, { params: { messageId: note.id } });
  await grace.call(reportMessage, {
    params: { messageId: note.id },
    body: { reason: 'spam', words: secret },
  });
  await linus.call(updateGoal, {
    params: { goalId: goal.id },
    body: { description: secret, version: goal.version },
  });
  // Something that everybody hears, after all of it.
  await say(ada, { channelId: general }, 'the end');

  const ids = {
    ...{ messageId: [note.id, feedback.id], conversationId: [conversationId], goalId: [goal.id] },
    ...{ communityId: [communityId], community: [communityId], channelId: [general], mediaId: [mediaId] },
    ...{ userId: [linus.id], username: ['linus', 'grace'] },
  };
  const place = `?place=conversation:${conversationId}`;
  const november = '?from=2026-11-01&until=2026-11-30';
  const reads = await everyRead(url, ids, {
    ...{ listMessages: [place], listPins: [place], listGoalDays: [november] },
    listGoals: [
      '',
      '?as=instructor',
      '?as=admin',
      `?studentId=${linus.id}`,
      `?as=instructor&studentId=${linus.id}`,
    ],
    listReports: ['', `?communityId=${communityId}`],
    ...Object.fromEntries(
      ['search', 'searchPosts'].map((name) => [
        name,
        [`?q=${secret}`, `?q=${secret}&communityId=${communityId}`, '?q=from:linus', '?q=has:file'],
      ]),
    ),
  });

  for (const [role, person] of Object.entries({ ...outsiders, nobody: new Person(url) }))
    test(`is in no answer to the ${role}`, async () => {
      for (const { name, address } of reads) {
        const answer = await person.fetch(address);
        // What one asked for may stand in the answer: the question is theirs.
        const text = (await answer.text()).replaceAll(decodeURIComponent(address), '');
        assert.equal(text.includes(secret), false, `${role}: ${address}\n${text}`);
        assert.ok(answer.status < 500, address);
        assert.ok(!(name.startsWith('getMedia') && answer.ok), address);
      }
    });

  test('is in the answers to whoever takes part, and runs the community: the test would see it', async () => {
    for (const person of [grace, ada]) {
      const seen = new Set<string>();
      for (const { name, address } of reads)
        if ((await (await person.fetch(address)).text()).includes(secret)) seen.add(name);
      for (const name of [
        'getGoal',
        'listGoals',
        'listGoalMilestones',
        'listMessages',
        'getMessage',
        'listPins',
        'search',
      ])
        assert.ok(seen.has(name), name);
    }
    const { days } = await ada.call(listGoalDays, {
      params: { goalId: goal.id },
      query: { from: '2026-11-01', until: '2026-11-30' },
    });
    assert.deepEqual(
      days.map(({ notes, feedback: answers }) => [notes, answers]),
      [[1, 1]],
    );
  });

  test('comes over nobody else’s socket', async () => {
    for (const [role, { heard }] of Object.entries(listeners)) {
      await until(() => JSON.stringify(heard).includes('the end'), { what: role });
      assert.equal(JSON.stringify(heard).includes(secret), false, role);
    }
  });

  test('is in no notification, no export and no mail of somebody else', async () => {
    const named = await db.rows(sql`select user_id from notifications where type = 'mention'`);
    assert.deepEqual(named, [], 'who cannot read it is not told that they are named in it');
    for (const { id } of Object.values(outsiders))
      for (const part of personalData().exports) {
        const things: unknown[] = [];
        const read = part.read(db, id);
        if (Symbol.asyncIterator in read) for await (const thing of read) things.push(thing);
        else things.push(await read);
        assert.equal(JSON.stringify(things).includes(secret), false, part.name);
      }
    const mails = await db.rows<{ mail: string }>(sql`select to_jsonb(m)::text as mail from email_jobs m`);
    assert.equal(JSON.stringify(mails).includes(secret), false);
  });
});
