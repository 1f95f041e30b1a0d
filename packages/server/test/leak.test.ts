import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { openConversation } from '@weft/contract/conversations.ts';
import { saveDraft } from '@weft/contract/drafts.ts';
import { addReaction, editMessage, pinMessage } from '@weft/contract/messages.ts';
import { sql } from '../src/core/db/statement.ts';
import { personalData } from '../src/personal-data.ts';
import { say } from './kit/chat.ts';
import { ears } from './kit/ears.ts';
import { everyRead } from './kit/every-read.ts';
import { nightSky } from './kit/night-sky.ts';
import { arrive, Person } from './kit/person.ts';
import { until } from './kit/wait-for.ts';

/** In every text, name and address of what is closed, and nowhere else. */
const secret = 'xyzzy';

/**
 * A private channel and a direct conversation, looked at from outside in every way there is: every route that reads, with
 * the ids of what is inside, everything that comes over a socket, notifications, exports and mails.
 */
describe('what is said in private', async () => {
  const { url, db, ada, grace, linus, communityId, general, channel } = await nightSky();
  const mallory = await arrive(url, 'mallory');
  const outsiders = { owner: ada, member: linus, stranger: mallory, nobody: new Person(url) };
  const listeners = {
    owner: await ears(ada, [`community:${communityId}`, `channel:${general}`]),
    member: await ears(linus, [`community:${communityId}`, `channel:${general}`]),
    stranger: await ears(mallory, []),
  };

  const hidden = await channel(`${secret}-channel`, [grace], 'private');
  const { message } = await say(grace, { channelId: hidden }, `${secret} @linus @ada, look at #general`);
  const { message: reply } = await say(grace, { rootMessageId: message.id }, `${secret} @channel`);
  await grace.call(editMessage, { params: { messageId: reply.id }, body: { content: `${secret} again` } });
  await grace.call(addReaction, { params: { messageId: message.id, emoji: '🤫' } });
  await grace.call(pinMessage, { params: { messageId: message.id } });
  const { conversation: direct } = await grace.call(openConversation, { body: { userIds: [grace.id] } });
  const { message: note } = await say(grace, { conversationId: direct.id }, `${secret} to myself, @ada`);
  const { draft } = await grace.call(saveDraft, {
    body: { to: { channelId: general }, content: secret, clientKey: 'draft', saveId: 'one', builtOn: 0 },
  });
  // Something that everybody hears, after all of it.
  await say(grace, { channelId: general }, 'the end');

  const ids: Readonly<Record<string, readonly string[]>> = {
    messageId: [message.id, reply.id, note.id, draft?.id ?? '0'],
    conversationId: [reply.place.id, direct.id],
    channelId: [hidden],
    communityId: [communityId],
    community: [communityId],
    draftId: [draft?.id ?? '0'],
    userId: [grace.id],
    username: ['grace'],
  };
  const queries: Readonly<Record<string, readonly string[]>> = {
    listMessages: [`channel:${hidden}`, `conversation:${reply.place.id}`, `conversation:${direct.id}`].map(
      (place) => `?place=${place}`,
    ),
    listPins: [`?place=channel:${hidden}`, `?place=conversation:${direct.id}`],
    listChannels: ['', `?search=${secret}`, '?archived=true'],
    search: [`?q=${secret}`, `?q=${secret}&communityId=${communityId}`, `?q=from:grace`],
    searchPosts: [`?q=${secret}`, `?q=${secret}&communityId=${communityId}`, `?q=from:grace`],
  };

  const reads = await everyRead(url, ids, queries);

  for (const [role, person] of Object.entries(outsiders))
    test(`is in no answer to the ${role}`, async () => {
      for (const { address } of reads) {
        const answer = await person.fetch(address);
        // What one asked for may stand in the answer: the question is theirs.
        const text = (await answer.text()).replaceAll(decodeURIComponent(address), '');
        assert.equal(text.includes(secret), false, `${role}: ${address}\n${text}`);
        assert.ok(answer.status < 500, address);
      }
    });

  test('is in the answers to whoever is inside: the test would see it', async () => {
    const seen: string[] = [];
    for (const { name, address } of reads)
      if ((await (await grace.fetch(address)).text()).includes(secret)) seen.push(name);
    const inside = [
      'listMessages',
      'getMessage',
      'listPins',
      'listChannels',
      'getChannel',
      'listDrafts',
      'search',
    ];
    for (const name of inside) assert.ok(seen.includes(name), name);
  });

  test('comes over nobody else’s socket', async () => {
    for (const [role, { heard }] of Object.entries(listeners)) {
      if (role !== 'stranger')
        await until(() => heard.some(({ payload }) => JSON.stringify(payload).includes('the end')));
      assert.equal(JSON.stringify(heard).includes(secret), false, role);
    }
  });

  test('is in no notification, no export and no mail of somebody else', async () => {
    const told = await db.rows(sql`select user_id from notifications where type = 'mention'`);
    assert.deepEqual(told, [], 'who cannot read it is not told that they are named in it');
    for (const { id } of [ada, linus, mallory])
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
