import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ProblemError } from '@weft/client/failures.ts';
import { leaveChannel } from '@weft/contract/channels.ts';
import { carryConversation, openConversation, takeBackConversation } from '@weft/contract/conversations.ts';
import { saveDraft } from '@weft/contract/drafts.ts';
import { deleteMessage, editMessage, sendMessage } from '@weft/contract/messages.ts';
import { search } from '@weft/contract/search.ts';
import { say } from '../../../test/kit/chat.ts';
import { nightSky } from '../../../test/kit/night-sky.ts';
import { arrive, type Person } from '../../../test/kit/person.ts';
import { drawing } from '../../../test/kit/pictures.ts';
import { refusal } from '../../../test/kit/refusal.ts';
import { upload } from '../../../test/kit/upload.ts';
import { sql } from '../../core/db/statement.ts';

describe('search', async () => {
  const { url, db, count, ada, grace, linus, communityId, general, channel } = await nightSky();
  const stranger = await arrive(url, 'mallory');
  await db.rows(sql`update user_profiles set visibility = 'private' where user_id = ${stranger.id}`);
  const design = await channel('design', [ada, linus]);
  const secret = await channel('secret', [ada, grace], 'private');
  const to = { channelId: general };
  const look = (person: Person, q: string, more: Record<string, string> = {}) =>
    person.call(search, { query: { q, ...more } });
  const found = async (person: Person, q: string) =>
    (await look(person, q)).items.map(({ message }) => message.content);

  test('words in any form, phrases, without, either, and the beginning of the last one', async () => {
    await say(ada, to, 'The *Crème Brûlée* of Zürich');
    await say(grace, to, 'A creme without sugar');
    await say(linus, to, 'Sugar, brulee and a straße');
    for (const [q, expected] of [
      ['CREME', 2],
      ['crème brûlée', 1],
      ['brulée', 2],
      ['sug', 2],
      ['"creme without"', 1],
      ['"without creme"', 0],
      ['creme -sugar', 1],
      ['zürich or strasse', 2],
      ['zurich sugar', 0],
      ['s', 0],
    ] as const)
      assert.equal((await found(ada, q)).length, expected, q);
  });

  test('the newest first, each once, page by page, with what was looked for marked and nothing that runs', async () => {
    for (let n = 1; n <= 7; n += 1)
      await say(ada, to, `telescope ${n} <img src=x onerror=alert(1)> & **mirror**`);
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await look(grace, 'telescope', {
        limit: '3',
        ...(cursor === undefined ? {} : { cursor }),
      });
      seen.push(...page.items.map(({ message }) => message.content.slice(0, 11)));
      for (const { excerpt } of page.items) {
        assert.match(excerpt, /^<mark>telescope<\/mark> \d /);
        assert.equal(excerpt.replaceAll(/<\/?mark>/g, '').includes('<'), false, excerpt);
      }
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    assert.deepEqual(
      seen,
      Array.from({ length: 7 }, (_, n) => `telescope ${7 - n}`),
    );
    await say(ada, to, 'Up at *five*? See `M 31`.\n\n- syzygy');
    assert.equal((await look(ada, 'syzygy')).items[0]?.excerpt, 'Up at five? See M 31. <mark>syzygy</mark>');
    const far = `${'before '.repeat(80)}needle ${'after '.repeat(80)}`;
    await say(ada, to, far);
    const [hit] = (await look(ada, 'needle')).items;
    assert.match(hit?.excerpt ?? '', /^… (before )+<mark>needle<\/mark>( after)+ …$/);
    assert.deepEqual([hit?.channel?.slug, hit?.communityId], ['general', communityId]);
  });

  test('filters: from whom, where, what it has, before and after a day', async () => {
    await say(ada, to, 'orbit of ada');
    await say(grace, to, 'orbit of grace, https://example.org/orbit');
    const { message } = await say(linus, { channelId: design }, 'orbit in design');
    await db.rows(sql`
      update message_words set sent_at = '2020-05-04T12:00:00Z' where message_id = ${message.id}`);
    const [picture, paper] = [
      await upload(ada, await drawing(), 'galaxy.png'),
      await upload(ada, Buffer.from('%PDF-1.7\n%âãÏÓ\n1 0 obj\nendobj\n'), 'paper.pdf'),
    ];
    for (const { id } of [picture, paper])
      await ada.call(sendMessage, { body: { to, content: '', mediaIds: [id], clientKey: id } });
    for (const [q, expected] of [
      ['orbit', 3],
      ['orbit from:grace', 1],
      ['from:@Grace orbit', 1],
      ['orbit from:me', 1],
      ['orbit from:ada from:grace', 2],
      ['orbit in:design', 1],
      ['orbit in:#design in:general', 3],
      ['orbit has:link', 1],
      ['orbit before:2020-05-05', 1],
      ['orbit before:2020-05-04', 0],
      ['orbit after:2020-05-03', 3],
      ['orbit after:2020-05-04', 2],
      ['has:file', 2],
      ['has:image', 1],
      ['in:design', 1],
      ['before:2020-05-05', 1],
      ['in:design after:2020-05-04', 0],
      ['galaxy.png', 1],
      ['has:file from:grace', 0],
    ] as const)
      assert.equal((await found(ada, q)).length, expected, q);
  });

  test('a filter that makes no sense is refused with its reason', async () => {
    for (const [q, part] of [
      ['x from:nobody', 'from:nobody'],
      ['x from:mallory', 'from:mallory'],
      ['x in:nowhere', 'in:nowhere'],
      ['x has:wings', 'has:wings'],
      ['x before:yesterday', 'before:yesterday'],
      ['x after:2026-11-31', 'after:2026-11-31'],
      ['x after:', 'after:'],
      ['-x', 'must have a word'],
      ['…', 'must have a word'],
    ] as const) {
      const error = await look(ada, q).catch((reason: unknown) => reason);
      assert.ok(error instanceof ProblemError, q);
      const [field] = error.body.fields ?? [];
      assert.deepEqual([error.status, field?.path], [400, 'query.q'], q);
      assert.ok(field?.reason.startsWith(part), field?.reason);
    }
    assert.equal(await refusal(look(linus, 'x in:secret')), 'invalid_request', 'as if it were not there');
    assert.equal(await refusal(look(ada, 'x', { cursor: 'nonsense' })), 'invalid_cursor');
    assert.equal(await refusal(look(stranger, 'x', { communityId })), 'not_found');
    for (const q of [`'x'`, `x' | ':s1'`, 'x & !y:*', '":s1"', `a'b\\'c:*`, '((', 'x:*', '"', 'or or'])
      assert.notEqual(await refusal(look(ada, `${q} word`)), 'internal', q);
  });

  test('what one may not read is not found, in no list and by no filter', async () => {
    const { conversation } = await ada.call(openConversation, { body: { userIds: [grace.id] } });
    await say(ada, { channelId: secret }, 'quasar in private');
    await say(grace, { conversationId: conversation.id }, 'quasar between us');
    const { message: gone } = await say(ada, to, 'quasar that was deleted');
    await ada.call(deleteMessage, { params: { messageId: gone.id } });
    const { message: edited } = await say(ada, to, 'quasar that was edited');
    await ada.call(editMessage, { params: { messageId: edited.id }, body: { content: 'something else' } });
    await ada.call(saveDraft, {
      body: { to, content: 'quasar in a draft', clientKey: 'd', saveId: 's', builtOn: 0 },
    });
    const both = ['quasar between us', 'quasar in private'];
    assert.deepEqual(await found(ada, 'quasar'), both);
    assert.deepEqual(await found(grace, 'quasar from:ada'), ['quasar in private']);
    assert.deepEqual((await look(grace, 'quasar', { communityId })).items.length, 1);
    for (const person of [linus, stranger]) {
      const answer = await look(person, 'quasar');
      assert.deepEqual([answer.items, answer.nextCursor], [[], null]);
    }
    assert.deepEqual((await look(linus, 'secret')).channels, []);
    await grace.call(leaveChannel, { params: { channelId: secret } });
    assert.deepEqual(await found(grace, 'quasar'), ['quasar between us']);
  });

  test('a thread in several channels is found once, and only as long as it may be read', async () => {
    const { message: root } = await say(ada, { channelId: secret }, 'pulsar plan');
    const { message: reply } = await say(ada, { rootMessageId: root.id }, 'pulsar answer');
    assert.deepEqual(await found(linus, 'pulsar'), []);
    const params = { messageId: root.id };
    const { conversation } = await ada.call(carryConversation, {
      ...{ params, body: { channelId: design, confirmed: true } },
    });
    await ada.call(carryConversation, { params, body: { channelId: general, confirmed: true } });
    for (const q of ['pulsar', 'pulsar in:design', 'pulsar in:design in:general'])
      assert.deepEqual(await found(linus, q), ['pulsar answer', 'pulsar plan'], q);
    const [hit] = (await look(linus, 'pulsar')).items;
    assert.deepEqual([hit?.message.id, hit?.channel, hit?.rootMessageId], [reply.id, null, root.id]);
    assert.equal((await look(ada, 'pulsar')).items[0]?.channel?.slug, 'secret');
    for (const channelId of [design, general])
      await ada.call(takeBackConversation, { params: { conversationId: conversation.id, channelId } });
    assert.deepEqual(await found(linus, 'pulsar'), []);
  });

  test('people and channels of that name, on the first page', async () => {
    const answer = await look(ada, 'desi');
    assert.deepEqual(
      answer.channels.map(({ slug }) => slug),
      ['design'],
    );
    assert.deepEqual(
      (await look(ada, '@gra')).people.map(({ username }) => username),
      ['grace'],
    );
    assert.deepEqual((await look(ada, 'Grace H')).people.length, 1);
    assert.deepEqual((await look(ada, 'mall')).people, [], 'nobody with whom one shares nothing');
    assert.deepEqual((await look(ada, 'g%')).people, []);
  });

  test('a rare word behind many later messages is found by the index, page by page', async () => {
    const [first] = await db.rows<{ last_seq: string }>(
      sql`select last_seq from channels where id = ${general}`,
    );
    const from = Number(first?.last_seq);
    await db.rows(sql`
      insert into messages (author_id, channel_id, content, content_html, client_key, seq, sent_at)
      select ${ada.id}, ${general}, case when n <= 5 then 'rare nebula ' || n else 'noise' end, '<p>nebula</p>',
        'filled-' || n, ${from} + n, now() + n * interval '1 second'
      from generate_series(1, 6400) n`);
    await db.rows(sql`update channels set last_seq = ${from} + 6400 where id = ${general}`);
    await say(linus, { channelId: secret }, 'nebula').catch(() => {});
    await say(ada, { channelId: secret }, 'rare nebula in private');
    for (const q of ['nebula', 'nebula in:general', 'rare neb', 'nebula from:ada']) {
      const page = await look(linus, q, { limit: '3' });
      const rest = await look(linus, q, { limit: '3', cursor: page.nextCursor ?? '' });
      assert.deepEqual(
        [...page.items, ...rest.items].map(({ message }) => message.content),
        [5, 4, 3, 2, 1].map((n) => `rare nebula ${n}`),
        q,
      );
      assert.equal(rest.nextCursor, null);
    }
    assert.equal((await look(linus, 'noise', { limit: '100' })).items.length, 100);
  });

  test('a list of many costs what a list of one costs: six statements, seven where the index is asked', async () => {
    const one = await count(() => look(ada, 'noise', { limit: '1' }));
    const many = await count(() => look(ada, 'noise', { limit: '50' }));
    assert.deepEqual([one.length, many.length], [6, 6], many.join('\n\n'));
    assert.equal((await count(() => look(ada, 'nebula'))).length, 7);
  });
});
