import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { openConversation } from '@weft/contract/conversations.ts';
import { getMember, updateMember } from '@weft/contract/members.ts';
import { deleteMessage, editMessage } from '@weft/contract/messages.ts';
import { listNotifications } from '@weft/contract/notifications.ts';
import {
  countReports,
  deleteReported,
  handleReport,
  listReports,
  lookAtReport,
  reportMessage,
  reportUser,
} from '@weft/contract/reports.ts';
import { sql } from '../../../src/core/db/statement.ts';
import { personalData } from '../../../src/personal-data.ts';
import { aChannel, aCommunity, everyEventFits, generalOf, messagesIn, say } from '../../../test/kit/chat.ts';
import { ears } from '../../../test/kit/ears.ts';
import { arrive } from '../../../test/kit/person.ts';
import { refusal } from '../../../test/kit/refusal.ts';
import { testServer } from '../../../test/kit/server.ts';
import { until } from '../../../test/kit/wait-for.ts';

describe('reports', async () => {
  const { url, db } = await testServer();
  const ada = await arrive(url, 'ada');
  const grace = await arrive(url, 'grace');
  const linus = await arrive(url, 'linus');
  const mallory = await arrive(url, 'mallory');
  const root = await arrive(url, 'root');
  await db.rows(sql`update users set role = 'admin' where id = ${root.id}`);
  const communityId = await aCommunity([ada, grace, linus, mallory]);
  const general = { channelId: await generalOf(db, communityId) };
  const { member } = await ada.call(getMember, { params: { communityId, userId: grace.id } });
  await ada.call(updateMember, { params: { memberId: member.id }, body: { role: 'moderator' } });
  const report = (one: typeof ada, messageId: string, words = '', before = 0) =>
    one.call(reportMessage, { params: { messageId }, body: { reason: 'spam', words, before } });
  const queue = async (one: typeof ada, handled = false) =>
    (await one.call(listReports, { query: { communityId, handled: String(handled) } })).items;
  const open = async (one: typeof ada) => (await one.call(countReports, { query: { communityId } })).open;
  const handle = (one: typeof ada, reportId: string, state: 'open' | 'resolved' | 'dismissed') =>
    one.call(handleReport, { params: { reportId }, body: { state, note: 'Seen' } });

  test('of one message stand together, with what it said, who reported it and why, and who handles hears at once', async () => {
    await say(linus, general, 'Nice weather');
    const { message } = await say(mallory, general, 'Buy lenses');
    const heard = { handler: await ears(grace), accused: await ears(mallory), other: await ears(linus) };
    await report(linus, message.id, 'Again', 1);
    assert.equal(await refusal(report(linus, message.id)), 'already_reported');
    await report(ada, message.id);
    await until(() => heard.handler.told('reports.changed').length === 2);
    assert.equal(heard.accused.has('reports.changed') || heard.other.has('reports.changed'), false);
    for (const one of Object.values(heard)) one.stop();
    await mallory.call(editMessage, { params: { messageId: message.id }, body: { content: 'Hello' } });
    const [first] = await queue(grace);
    assert.equal(first?.count, 2);
    assert.deepEqual(
      first?.reports.map(({ reporter, words }) => [reporter?.username, words]),
      [
        ['ada', ''],
        ['linus', 'Again'],
      ],
    );
    assert.equal(first?.evidence.message?.content, 'Buy lenses', 'the wording when it was reported');
    assert.deepEqual(first?.message, { state: 'edited', link: message.id, channel: 'general' });
    assert.equal(await open(ada), 1);
    await mallory.call(deleteMessage, { params: { messageId: message.id } });
    const [after] = await queue(grace);
    assert.deepEqual([after?.message?.state, after?.message?.link], ['deleted', null]);
    assert.equal(after?.evidence.message?.content, 'Buy lenses');
  });

  test('are handled together, told to those who made them, and opened again', async () => {
    const [first] = await queue(grace);
    const { case: handled } = await handle(grace, first?.id ?? '', 'resolved');
    assert.deepEqual([handled.state, handled.handledBy?.username, handled.count], ['resolved', 'grace', 2]);
    assert.deepEqual([(await queue(grace)).length, (await queue(grace, true)).length], [0, 1]);
    assert.equal(await refusal(handle(ada, handled.id, 'dismissed')), 'conflict');
    for (const one of [linus, ada]) {
      const [news] = (await one.call(listNotifications)).items;
      assert.equal(news?.about.kind, 'report.handled');
      assert.equal(JSON.stringify(news).includes('grace'), false, 'not by whom');
    }
    await handle(ada, handled.id, 'open');
    assert.equal(await open(ada), 1);
    await handle(ada, handled.id, 'dismissed');
    const acts = await db.rows(sql`select from audit_log where act = 'report.handle'`);
    assert.equal(acts.length, 3);
  });

  test('of the private are seen by who handles them as far as the report goes, and acted on by it', async () => {
    const secret = await aChannel(db, communityId, 'secret', [linus, mallory], 'private');
    await say(linus, { channelId: secret }, 'Not to be sent along');
    await say(mallory, { channelId: secret }, 'One before');
    const { message } = await say(mallory, { channelId: secret }, 'Insult');
    const look = await linus.call(lookAtReport, { params: { messageId: message.id } });
    assert.deepEqual([look.goesTo, look.evidence.before.length], ['community', 2]);
    await report(linus, message.id, '', 1);
    const [first] = await queue(ada);
    assert.deepEqual(first?.message, { state: 'as_reported', link: null, channel: null });
    assert.deepEqual(
      first?.evidence.before.map(({ content }) => content),
      ['One before'],
    );
    assert.equal(JSON.stringify(await queue(ada)).includes('secret'), false);
    assert.equal(await refusal(ada.call(deleteMessage, { params: { messageId: message.id } })), 'not_found');
    assert.equal(
      await refusal(linus.call(deleteReported, { params: { reportId: first?.id ?? '' } })),
      'not_found',
    );
    await ada.call(deleteReported, { params: { reportId: first?.id ?? '' } });
    const left = await messagesIn(linus, { kind: 'channel', id: secret });
    assert.equal(
      left.some(({ content }) => content === 'Insult'),
      false,
    );
    await handle(ada, first?.id ?? '', 'resolved');
  });

  test('of what was said directly, and of pages, go to whoever runs the server alone', async () => {
    const { conversation } = await mallory.call(openConversation, { body: { userIds: [linus.id] } });
    const { message } = await say(mallory, { conversationId: conversation.id }, 'Between us');
    assert.equal(await refusal(report(ada, message.id)), 'not_found');
    await report(linus, message.id);
    await linus.call(reportUser, { params: { username: 'mallory' }, body: { reason: 'other' } });
    assert.equal(
      await refusal(linus.call(reportUser, { params: { username: 'mallory' }, body: { reason: 'other' } })),
      'already_reported',
    );
    assert.deepEqual(await queue(ada), []);
    assert.equal(await refusal(ada.call(listReports)), 'not_found');
    const { items } = await root.call(listReports, { query: { limit: 1 } });
    assert.deepEqual([items[0]?.target, items[0]?.evidence.page?.username], ['user', 'mallory']);
    assert.equal((await root.call(countReports)).open, 2);
  });

  test('about oneself are not there, for oneself; nobody reports themselves', async () => {
    const { message } = await say(grace, general, 'A moderator may be reported, too');
    await report(linus, message.id);
    assert.equal((await queue(grace)).length, 0);
    const [first] = await queue(ada);
    assert.equal(await refusal(handle(grace, first?.id ?? '', 'dismissed')), 'not_found');
    assert.equal(await refusal(report(grace, message.id)), 'forbidden');
    assert.equal(await refusal(queue(linus)), 'forbidden');
    assert.equal(await refusal(handle(linus, first?.id ?? '', 'dismissed')), 'not_found');
  });

  test('hold nothing any more of who is erased', async () => {
    const { message } = await say(mallory, general, 'About to be reported');
    await say(linus, general, 'Beside it');
    const { message: next } = await say(mallory, general, 'Once more');
    await report(ada, next.id, '', 5);
    await report(linus, message.id, 'My own words');
    const erase = personalData().erasures.find(({ name }) => name === 'reports');
    await db.transaction((tx) => erase?.erase(tx, linus.id) ?? Promise.resolve());
    const rows = await db.rows<{ all: string }>(
      sql`select reporter_id, words, evidence::text as all from reports where user_id = ${mallory.id}`,
    );
    assert.equal(JSON.stringify(rows).includes('Beside it'), false);
    assert.equal(JSON.stringify(rows).includes('My own words'), false);
    await db.transaction((tx) => erase?.erase(tx, mallory.id) ?? Promise.resolve());
    const about = await db.rows(sql`select from reports where user_id = ${mallory.id}`);
    assert.equal(about.length, 0);
  });

  test('every event fits', () => everyEventFits(db));
});
