import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { getCommunity, joinCommunity, leaveCommunity } from '@weft/contract/communities.ts';
import { carryConversation, getConversation, openConversation } from '@weft/contract/conversations.ts';
import { saveDraft } from '@weft/contract/drafts.ts';
import { getMember, listMembers, muteMember, unmuteMember, updateMember } from '@weft/contract/members.ts';
import { addReaction, deleteMessage, editMessage, pinMessage } from '@weft/contract/messages.ts';
import { listNotifications } from '@weft/contract/notifications.ts';
import { sql } from '../../../src/core/db/statement.ts';
import { aChannel, aCommunity, everyEventFits, generalOf, messagesIn, say } from '../../../test/kit/chat.ts';
import { ears } from '../../../test/kit/ears.ts';
import { arrive } from '../../../test/kit/person.ts';
import { refusal } from '../../../test/kit/refusal.ts';
import { testServer } from '../../../test/kit/server.ts';
import { until } from '../../../test/kit/wait-for.ts';

describe('a muted member', async () => {
  const { url, db } = await testServer();
  const ada = await arrive(url, 'ada');
  const grace = await arrive(url, 'grace');
  const linus = await arrive(url, 'linus');
  const communityId = await aCommunity([ada, grace, linus]);
  const general = { channelId: await generalOf(db, communityId) };
  const design = await aChannel(db, communityId, 'design', [ada, grace, linus]);
  const memberOf = async (one: typeof ada) =>
    (await ada.call(getMember, { params: { communityId, userId: one.id } })).member;
  const gracesId = (await memberOf(grace)).id;
  const linusId = (await memberOf(linus)).id;
  const adasId = (await memberOf(ada)).id;
  await ada.call(updateMember, { params: { memberId: gracesId }, body: { role: 'moderator' } });
  const mute = (one: typeof ada, memberId: string, end: string | null = null, reason = '') =>
    one.call(muteMember, { params: { memberId }, body: { until: end, reason } });
  const lift = (one: typeof ada, memberId: string) => one.call(unmuteMember, { params: { memberId } });
  const own = async (one: typeof ada) =>
    (await one.call(getCommunity, { params: { community: communityId } })).community.mute;
  const soon = () => new Date(Date.now() + 3_600_000).toISOString();

  test('reads, and writes nothing: no message, reply, other wording, reaction, pin, carrying or draft', async () => {
    const { message } = await say(linus, general, 'Before');
    const { message: reply } = await say(linus, { rootMessageId: message.id }, 'A reply');
    const params = { messageId: message.id };
    const { conversation } = await linus.call(openConversation, { body: { userIds: [ada.id] } });
    const heard = await ears(linus);
    const end = soon();
    const { member } = await mute(grace, linusId, end, 'Advertising');
    assert.deepEqual(member.mute, { until: end, reason: 'Advertising' });
    await until(() => heard.has('membership.changed'));
    heard.stop();
    assert.deepEqual(await own(linus), { until: end, reason: 'Advertising' });
    for (const refused of [
      () => say(linus, general, 'x'),
      () => say(linus, { rootMessageId: message.id }, 'x'),
      () => say(linus, { conversationId: reply.place.id }, 'x'),
      () => linus.call(editMessage, { params, body: { content: 'x' } }),
      () => linus.call(addReaction, { params: { ...params, emoji: '👀' } }),
      () => linus.call(pinMessage, { params }),
      () => linus.call(carryConversation, { params, body: { channelId: design } }),
      () =>
        linus.call(saveDraft, {
          body: { to: general, content: 'x', clientKey: 'k', saveId: 's', builtOn: 0 },
        }),
    ])
      assert.equal(await refusal(refused()), 'member_muted');
    assert.ok((await messagesIn(linus, { kind: 'channel', id: general.channelId })).length > 0);
    const thread = await linus.call(getConversation, { params: { conversationId: reply.place.id } });
    assert.equal(
      thread.conversation.may.reply,
      true,
      'what one may do but for the mute, which ends by the clock',
    );
    await say(linus, { conversationId: conversation.id }, 'Not of a community');
    await linus.call(deleteMessage, { params: { messageId: reply.id } });
    await lift(grace, linusId);
    await lift(grace, linusId);
    assert.equal(await own(linus), null);
    await say(linus, general, 'After');
  });

  test('is told, and it is written down', async () => {
    const { items } = await linus.call(listNotifications);
    assert.deepEqual(
      items.map(({ about, actor }) => [about.kind, actor]),
      [
        ['member.unmuted', null],
        ['member.muted', null],
      ],
    );
    const acts = await db.rows<{ detail: object }>(
      sql`select detail from audit_log where act = 'member.mute' order by id`,
    );
    assert.equal(acts.length, 2);
  });

  test('writes again when the time has come, without anybody doing anything', async () => {
    await mute(ada, linusId, soon());
    assert.equal(await refusal(say(linus, general, 'x')), 'member_muted');
    await db.rows(sql`
      update members set muted_at = now() - interval '2 hours', muted_until = now() - interval '1 second'
      where id = ${linusId}`);
    await say(linus, general, 'Again');
    assert.equal(await own(linus), null);
    assert.equal((await memberOf(linus)).mute, null);
  });

  test('stays muted who leaves and comes back', async () => {
    await mute(ada, linusId);
    await linus.call(leaveCommunity, { params: { communityId } });
    await linus.call(joinCommunity, { params: { communityId } });
    assert.equal(await refusal(say(linus, general, 'x')), 'member_muted');
    await lift(ada, linusId);
  });

  test('by moderators and above, never one’s equals, oneself or who stands above; not into the past', async () => {
    assert.equal(await refusal(mute(linus, gracesId)), 'forbidden');
    assert.equal(await refusal(mute(grace, adasId)), 'forbidden');
    assert.equal(await refusal(mute(grace, gracesId)), 'forbidden');
    assert.equal(await refusal(lift(linus, linusId)), 'forbidden');
    const stranger = await arrive(url, 'stranger');
    assert.equal(await refusal(mute(stranger, linusId)), 'not_found');
    assert.equal(await refusal(mute(ada, linusId, '2026-01-01T00:00:00.000Z')), 'invalid_request');
  });

  test('is shown as such to who keeps the peace, and to nobody else', async () => {
    await mute(grace, linusId, null, 'Secret');
    const seen = async (one: typeof ada) => {
      const { items } = await one.call(listMembers, { params: { communityId } });
      return items.find(({ userId }) => userId === linus.id);
    };
    assert.equal((await seen(ada))?.mute?.reason, 'Secret');
    assert.equal((await seen(ada))?.may.mute, true);
    const other = await arrive(url, 'margaret');
    await other.call(joinCommunity, { params: { communityId } });
    assert.equal((await seen(other))?.mute, null);
    assert.equal((await seen(other))?.may.mute, false);
    const events = await db.rows(
      sql`select from outbox where type = 'member.updated' and payload::text like '%Secret%'`,
    );
    assert.equal(events.length, 0);
    await lift(grace, linusId);
  });

  test('every event fits', () => everyEventFits(db));
});
