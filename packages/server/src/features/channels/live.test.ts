import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  addChannelMembers,
  createChannel,
  getChannel,
  joinChannel,
  leaveChannel,
  removeChannelMember,
  updateChannel,
} from '@weft/contract/channels.ts';
import { createCommunity, joinCommunity } from '@weft/contract/communities.ts';
import { say } from '../../../test/kit/chat.ts';
import { ears } from '../../../test/kit/ears.ts';
import { arrive, type Person } from '../../../test/kit/person.ts';
import { testServer } from '../../../test/kit/server.ts';
import { until } from '../../../test/kit/wait-for.ts';
import { sql } from '../../core/db/statement.ts';

describe('a channel, live', async () => {
  const { url, db } = await testServer();
  const [ada, grace, linus] = await Promise.all([
    arrive(url, 'ada'),
    arrive(url, 'grace'),
    arrive(url, 'linus'),
  ]);
  const { community } = await ada.call(createCommunity, {
    body: { name: 'Night Sky', slug: 'night-sky', visibility: 'public' },
  });
  const params = { communityId: community.id };
  for (const person of [grace, linus]) await person.call(joinCommunity, { params });
  const make = async (name: string, visibility: 'public' | 'private' = 'public') => {
    const { channel } = await ada.call(createChannel, { params, body: { name, visibility } });
    return { id: channel.id, room: `channel:${channel.id}`, params: { channelId: channel.id } };
  };
  const edit = (channelId: string, topic: string) =>
    ada.call(updateChannel, { params: { channelId }, body: { topic } });

  test('whoever comes in follows it from then on; of a private one nothing reaches whoever was taken out', async () => {
    const [adas, graces, linuses] = [await ears(ada), await ears(grace), await ears(linus)];
    const { id, room, params: at } = await make('Secret', 'private');
    await edit(id, 'Before Grace came');
    await ada.call(addChannelMembers, { params: at, body: { userIds: [grace.id] } });
    await until(() => graces.has('channel.membership_changed'));
    await edit(id, 'Hello, Grace');
    const topics = (heard: typeof graces) =>
      heard.of(room).map(({ payload }) => (payload as { channel: { topic: string } }).channel.topic);
    await until(() => topics(graces).at(-1) === 'Hello, Grace');
    await ada.call(removeChannelMember, { params: { ...at, userId: grace.id } });
    await edit(id, 'Between us');
    await until(() => topics(adas).at(-1) === 'Between us');
    await until(() => graces.heard.filter(({ type }) => type === 'channel.membership_changed').length === 2);
    assert.equal(topics(graces).at(-1), 'Hello, Grace');
    assert.equal(linuses.heard.filter(({ type }) => type.startsWith('channel.')).length, 0);
    for (const one of [adas, graces, linuses]) one.stop();
  });

  test('one that turns private is gone for those outside at once: the room, and what is said of it', async () => {
    const { id, room, params: at } = await make('Closing');
    await grace.call(joinChannel, { params: at });
    const [graces, linuses] = [await ears(grace), await ears(linus, [room])];
    await edit(id, 'Still open');
    await until(() => linuses.has('channel.updated'));
    await ada.call(updateChannel, { params: at, body: { visibility: 'private' } });
    await until(() => linuses.left.includes(room) && linuses.has('channel.hidden'));
    linuses.heard.length = 0;
    await edit(id, 'Between us');
    await until(() => graces.of(room).some(({ payload }) => JSON.stringify(payload).includes('Between us')));
    // Whoever was told something later has heard all that came before it.
    const { id: later } = await make('Later');
    await until(() => linuses.has('channel.created'));
    assert.ok(later);
    assert.equal(JSON.stringify(linuses.heard).includes(id), false);
    for (const one of [graces, linuses]) one.stop();
  });

  for (const threads of [1, 101])
    test(`with it go its threads, ${threads} of them; what was carried elsewhere is still heard there`, async () => {
      const { id: channelId, room, params: at } = await make(`Threads ${threads}`);
      const { message: kept } = await say(ada, { channelId }, 'Stays open, #general');
      const { message: root } = await say(ada, { channelId }, 'Is closed');
      const { message: reply } = await say(ada, { rootMessageId: root.id }, 'Whoever passes may read it');
      await db.rows(sql`
        with r as (
          insert into messages (author_id, channel_id, content, seq, sent_at, client_key)
          select ${ada.id}, ${channelId}, 'x', 1000 + n, now(), ${channelId} || ' ' || n
          from generate_series(1, ${threads - 1}::int) n returning id
        ), v as (
          insert into conversations (kind, community_id, root_message_id) select 'thread', ${community.id}, id from r
          returning id
        )
        insert into conversation_channels (conversation_id, channel_id, is_primary) select id, ${channelId}, true from v`);
      const [closed, open] = [`thread:${reply.place.id}`, `thread:${kept.thread?.id}`];
      const linuses = await ears(linus, [room, closed, open]);
      await ada.call(updateChannel, { params: at, body: { visibility: 'private' } });
      await until(() => linuses.left.includes(closed) && linuses.left.includes(room));
      await say(ada, { rootMessageId: root.id }, 'Between us');
      await say(ada, { rootMessageId: kept.id }, 'For all');
      await until(() => JSON.stringify(linuses.of(open)).includes('For all'));
      assert.equal(JSON.stringify(linuses.heard).includes('Between us'), false);
      linuses.stop();
    });

  test('a replay tells how a channel is now, and nothing of one that was closed meanwhile', async () => {
    const { cursor } = await grace.call(getChannel, { params: (await make('First')).params });
    const open = await make('Open');
    const closed = await make('Was open');
    await edit(open.id, 'Once');
    await edit(open.id, 'Now');
    const watching = await ears(ada);
    await ada.call(updateChannel, { params: closed.params, body: { visibility: 'private' } });
    // From here on all of it is the past.
    await until(() => watching.has('channel.hidden'));
    watching.stop();
    const replayed = async (person: Person) => {
      const heard = await ears(person, [], cursor);
      const payloads = heard.heard.flatMap(({ type, payload, gone }) =>
        type === 'channel.created' || type === 'channel.updated'
          ? [gone ? 'gone' : JSON.stringify(payload)]
          : [],
      );
      heard.stop();
      return payloads;
    };
    const graces = await replayed(grace);
    assert.equal(graces.filter((payload) => payload === 'gone').length, 1);
    assert.equal(graces.filter((payload) => payload.includes('"topic":"Now"')).length, 3);
    assert.equal(
      graces.some((payload) => payload.includes('Once') || payload.includes('Was open')),
      false,
    );
    const adas = await replayed(ada);
    assert.equal(
      adas.some((payload) => payload === 'gone'),
      false,
    );
  });

  test('what one has, with what one hears, is what one would fetch', async () => {
    const { id, room, params: at } = await make('Proof');
    await grace.call(joinChannel, { params: at });
    const graces = await ears(grace);
    const snapshot = (await grace.call(getChannel, { params: at })).channel;
    await edit(id, 'Edited');
    await linus.call(joinChannel, { params: at });
    await ada.call(updateChannel, { params: at, body: { archived: true, name: 'Proven' } });
    await linus.call(leaveChannel, { params: at });
    const fresh = (await grace.call(getChannel, { params: at })).channel;
    const said = () =>
      graces.heard.flatMap(({ type, payload }) => {
        const { channel } = payload as { channel?: typeof snapshot };
        return type === 'channel.updated' && channel?.id === id ? [channel] : [];
      });
    await until(() => said().some(({ version }) => version === fresh.version), { what: room });
    const applied = said().reduce(
      (have, next) => (next.version > have.version ? Object.assign(have, next) : have),
      structuredClone(snapshot),
    );
    assert.deepEqual({ ...applied, may: null }, { ...fresh, may: null });
    graces.stop();
  });
});
