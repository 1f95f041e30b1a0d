import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { isDeepStrictEqual } from 'node:util';
import {
  joinChannel,
  leaveChannel,
  listChannelMembers,
  setChannelNotifications,
  updateChannel,
} from '@weft/contract/channels.ts';
import { leaveCommunity } from '@weft/contract/communities.ts';
import {
  carryConversation,
  followThread,
  openConversation,
  takeBackConversation,
} from '@weft/contract/conversations.ts';
import { deleteMessage } from '@weft/contract/messages.ts';
import type { Place } from '@weft/contract/places.ts';
import { getUnread, readEverything, setRead } from '@weft/contract/unread.ts';
import {
  aChannel,
  aCommunity,
  everyEventFits,
  generalOf,
  say,
  storedEvents,
} from '../../../test/kit/chat.ts';
import { arrive, type Person } from '../../../test/kit/person.ts';
import { refusal } from '../../../test/kit/refusal.ts';
import { testServer } from '../../../test/kit/server.ts';
import { sql } from '../../core/db/statement.ts';
import { threadsShown } from './queries.ts';

describe('what is unread', async () => {
  const server = await testServer();
  const { url, db } = server;
  const [ada, grace, linus] = await Promise.all([
    arrive(url, 'ada'),
    arrive(url, 'grace'),
    arrive(url, 'linus'),
  ]);
  let n = 0;

  /** Ada's community with all three in it, and a channel with Ada and Grace. */
  const world = async () => {
    n += 1;
    const communityId = await aCommunity([ada, grace, linus], `sky-${n}`);
    const general = await generalOf(db, communityId);
    const design = await aChannel(db, communityId, 'design', [ada, grace]);
    return { communityId, general, design, place: { kind: 'channel', id: general } as const };
  };
  const overview = async (person: Person) => (await person.call(getUnread)).items;
  const of = async (person: Person, { kind, id }: Place) =>
    (await overview(person)).find(({ place }) => place.kind === kind && place.id === id);
  const count = async (person: Person, place: Place) => {
    const reading = await of(person, place);
    return reading && [reading.unread, reading.mentions];
  };
  const read = (person: Person, place: Place, seq: number, back = false) =>
    person.call(setRead, { body: { place, seq, back } });

  test('what others say counts until it is read; one’s own, what is deleted and what is begun does not', async () => {
    const { general, place, communityId } = await world();
    const to = { channelId: general };
    const { message: first } = await say(ada, to, 'one');
    await say(ada, to, '@grace two');
    const { message: gone } = await say(ada, to, '@grace three');
    await say(ada, to, '@channel four');
    await db.rows(sql`
      insert into messages (author_id, channel_id, content, is_draft, client_key)
      values (${ada.id}, ${general}, '@grace five', true, 'begun')`);
    assert.deepEqual(await count(grace, place), [4, 3]);
    assert.deepEqual(await count(ada, place), [0, 0]);
    await ada.call(deleteMessage, { params: { messageId: gone.id } });
    assert.deepEqual(await of(grace, place), {
      ...{ place, communityId, goalId: null, lastSeq: 4, lastReadSeq: 0, unread: 3, mentions: 2 },
      ...{ level: 'mentions', version: 1 },
    });
    const { reading } = await read(grace, place, first.seq);
    assert.deepEqual([reading.unread, reading.mentions, reading.lastReadSeq, reading.version], [2, 2, 1, 2]);
    assert.deepEqual(await of(grace, place), reading);
    // Speaking is having read.
    await say(grace, to, 'all of it');
    assert.deepEqual(await count(grace, place), [0, 0]);
    assert.deepEqual(await count(ada, place), [1, 0]);
  });

  test('a position goes forward only, never past the end, and back when it is told to; one’s devices hear of it', async () => {
    const { general, place } = await world();
    for (const word of ['a', 'b', 'c', 'd']) await say(ada, { channelId: general }, word);
    const told = async () =>
      (await storedEvents(db, 'read.updated')).filter(({ room }) => room === `user:${grace.id}`);
    const before = (await told()).length;
    assert.equal((await read(grace, place, 3)).reading.lastReadSeq, 3);
    assert.equal((await read(grace, place, 2)).reading.lastReadSeq, 3);
    assert.equal((await read(grace, place, 3, true)).reading.version, 2);
    assert.equal((await read(grace, place, 99)).reading.lastReadSeq, 4);
    const { reading } = await read(grace, place, 1, true);
    assert.deepEqual([reading.lastReadSeq, reading.unread, reading.version], [1, 3, 4]);
    const events = await told();
    assert.equal(events.length, before + 3);
    assert.deepEqual(events.at(-1)?.payload, { reading });
    // Many devices at once: it ends where the furthest has read.
    await Promise.all([2, 4, 3, 2].map((seq) => read(grace, place, seq)));
    assert.equal((await of(grace, place))?.lastReadSeq, 4);
  });

  test('counted exactly up to where it is shown', async () => {
    const { general, place } = await world();
    await db.rows(sql`
      insert into messages (author_id, channel_id, content, seq, sent_at, client_key, everyone)
      select ${ada.id}, ${general}, 'x', n, now(), ${general} || ' ' || n, 'here' from generate_series(1, 150) n`);
    await db.rows(sql`update channels set last_seq = 150 where id = ${general}`);
    assert.deepEqual(await count(grace, place), [100, 100]);
    await read(grace, place, 51);
    assert.deepEqual(await count(grace, place), [99, 99]);
  });

  test('what was said before one came is no news, also when one goes back to it', async () => {
    const { design } = await world();
    const place = { kind: 'channel', id: design } as const;
    await say(ada, { channelId: design }, 'early');
    assert.equal(await of(linus, place), undefined);
    assert.equal(await refusal(read(linus, place, 1)), 'not_in_channel');
    await linus.call(joinChannel, { params: { channelId: design } });
    await say(ada, { channelId: design }, 'later');
    assert.deepEqual(await count(linus, place), [1, 0]);
    const { reading } = await read(linus, place, 0, true);
    assert.deepEqual([reading.lastReadSeq, reading.unread], [0, 1]);
    await linus.call(leaveChannel, { params: { channelId: design } });
    assert.equal(await of(linus, place), undefined);
  });

  test('threads count for those who follow them and can still read them', async () => {
    const { general, design, communityId } = await world();
    const { message: root } = await say(ada, { channelId: design }, 'Root');
    const { message: reply } = await say(grace, { rootMessageId: root.id }, '@ada look');
    const { place } = reply;
    assert.deepEqual(await count(ada, place), [1, 1]);
    assert.equal((await of(ada, place))?.communityId, communityId);
    assert.equal(await of(linus, place), undefined);
    assert.equal(await refusal(read(linus, place, 1)), 'not_found');
    const follow = (following: boolean) =>
      linus.call(followThread, { params: { conversationId: place.id }, body: { following } });
    await follow(true);
    await say(grace, { rootMessageId: root.id }, 'more');
    assert.deepEqual(await count(linus, place), [1, 0]);
    // Carried to where Linus reads, then hidden where it began: he reads it there, until it is taken back.
    const carry = { params: { messageId: root.id }, body: { channelId: general } };
    await ada.call(carryConversation, carry);
    const closed = { params: { channelId: design }, body: { visibility: 'private' } } as const;
    await db.rows(sql`update channels set created_by = ${ada.id} where id = ${design}`);
    await ada.call(updateChannel, closed);
    assert.deepEqual(await count(linus, place), [1, 0]);
    const params = { conversationId: place.id, channelId: general };
    await ada.call(takeBackConversation, { params });
    assert.equal(await of(linus, place), undefined);
    assert.equal(await refusal(read(linus, place, 2)), 'not_found');
    assert.deepEqual(await count(ada, place), [2, 1]);
  });

  test('direct conversations count for those who take part, and show who has read', async () => {
    const { conversation } = await ada.call(openConversation, { body: { userIds: [grace.id] } });
    const place = { kind: 'conversation', id: conversation.id } as const;
    await say(ada, { conversationId: conversation.id }, 'hello');
    assert.deepEqual(await count(grace, place), [1, 0]);
    assert.equal((await of(grace, place))?.level, 'all');
    assert.equal(await of(linus, place), undefined);
    assert.equal(await refusal(read(linus, place, 1)), 'not_found');
    await read(grace, place, 1);
    const events = await storedEvents(db, 'conversation.read');
    assert.deepEqual(events.at(-1), {
      room: `thread:${conversation.id}`,
      payload: { conversationId: conversation.id, userId: grace.id, lastReadSeq: 1 },
    });
  });

  test('an archived channel still counts; a community that one has left, or that suspended one, does not', async () => {
    const { general, design, communityId } = await world();
    for (const channelId of [general, design]) await say(ada, { channelId }, 'news');
    await ada.call(updateChannel, { params: { channelId: design }, body: { archived: true } });
    assert.deepEqual(await count(grace, { kind: 'channel', id: design }), [1, 0]);
    await ada.call(setChannelNotifications, { params: { channelId: design }, body: { level: 'muted' } });
    assert.equal((await of(ada, { kind: 'channel', id: design }))?.level, 'muted');
    await grace.call(leaveCommunity, { params: { communityId } });
    const { items } = await linus.call(listChannelMembers, { params: { channelId: general } });
    assert.equal(items.length, 2);
    assert.equal(
      (await overview(grace)).some((reading) => reading.communityId === communityId),
      false,
    );
    await db.rows(sql`
      update members set status = 'suspended' where community_id = ${communityId} and user_id = ${linus.id}`);
    assert.equal(
      (await overview(linus)).some((reading) => reading.communityId === communityId),
      false,
    );
    assert.equal(await refusal(read(linus, { kind: 'channel', id: general }, 1)), 'not_found');
  });

  test('all at once: in one community, or everywhere', async () => {
    const [one, other] = [await world(), await world()];
    for (const { general } of [one, other]) {
      const { message } = await say(ada, { channelId: general }, 'Root');
      await say(grace, { rootMessageId: message.id }, '@linus');
    }
    const waiting = async () =>
      (await overview(linus)).filter(({ unread }) => unread > 0).map(({ communityId }) => communityId);
    await linus.call(readEverything, { body: {} });
    for (const { general } of [one, other]) {
      const { message } = await say(ada, { channelId: general }, 'Root');
      await say(grace, { rootMessageId: message.id }, '@linus');
    }
    assert.deepEqual((await waiting()).sort(), [one, one, other, other].map((w) => w.communityId).sort());
    await linus.call(readEverything, { body: { communityId: one.communityId } });
    assert.deepEqual(await waiting(), [other.communityId, other.communityId]);
    await linus.call(readEverything, { body: {} });
    assert.deepEqual(await waiting(), []);
    const told = (await storedEvents(db, 'read.updated')).filter(({ room }) => room === `user:${linus.id}`);
    const fresh = await of(linus, { kind: 'channel', id: other.general });
    assert.ok(told.some(({ payload }) => isDeepStrictEqual(payload, { reading: fresh })));
    const before = told.length;
    await linus.call(readEverything, { body: {} });
    const after = (await storedEvents(db, 'read.updated')).filter(({ room }) => room === `user:${linus.id}`);
    assert.equal(after.length, before);
  });

  test('threads of the last month, so many; that there are older ones is said', async () => {
    const { general, communityId } = await world();
    const emmy = await arrive(url, 'emmy');
    await db.rows(sql`
      insert into members (community_id, user_id, role, status, joined_at) values (${communityId}, ${emmy.id}, 'member', 'active', now())`);
    await db.rows(sql`
      with roots as (
        insert into messages (author_id, channel_id, content, seq, sent_at, client_key)
        select ${ada.id}, ${general}, 'x', n, now(), ${general} || ' ' || n from generate_series(1, ${threadsShown}::int) n
        returning id, seq
      ), threads as (
        insert into conversations (kind, community_id, root_message_id, last_activity_at)
        select 'thread', ${communityId}, id, now() - seq * interval '1 minute' from roots returning id
      ), homes as (
        insert into conversation_channels (conversation_id, channel_id, is_primary)
        select id, ${general}, true from threads
      )
      insert into conversation_participants (conversation_id, user_id, role) select id, ${emmy.id}, 'follower' from threads`);
    await db.rows(sql`update channels set last_seq = ${threadsShown} where id = ${general}`);
    const threads = async () => {
      const { items, threadsLeftOut } = await emmy.call(getUnread);
      return [items.filter(({ place }) => place.kind === 'conversation').length, threadsLeftOut];
    };
    assert.deepEqual(await threads(), [threadsShown, false]);
    const { message } = await say(ada, { channelId: general }, 'One more');
    const { message: reply } = await say(grace, { rootMessageId: message.id }, '@emmy');
    assert.deepEqual(await threads(), [threadsShown, true]);
    assert.deepEqual(await count(emmy, reply.place), [1, 1]);
    await db.rows(sql`
      update conversations v set last_activity_at = now() - interval '31 days'
      from messages r where r.id = v.root_message_id and r.channel_id = ${general} and r.seq <= 440`);
    assert.deepEqual(await threads(), [61, true]);
  });

  test('as many statements for many places as for one', async () => {
    const { communityId } = await world();
    const many = async () => (await server.count(() => linus.call(getUnread))).length;
    const before = await many();
    for (const slug of ['a', 'b', 'c']) await aChannel(db, communityId, slug, [linus]);
    assert.equal(await many(), before);
    assert.ok(before <= 6, `${before} statements`);
  });

  test('every event that was told is what the contract says', () => everyEventFits(db));
});
