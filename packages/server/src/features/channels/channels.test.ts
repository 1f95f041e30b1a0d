import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  addChannelMembers,
  createChannel,
  getChannel,
  joinChannel,
  leaveChannel,
  listChannelMembers,
  listChannels,
  removeChannelMember,
  setChannelNotifications,
  updateChannel,
} from '@weft/contract/channels.ts';
import { createCommunity, joinCommunity, leaveCommunity } from '@weft/contract/communities.ts';
import { listMembers, updateMember } from '@weft/contract/members.ts';
import { arrive, type Somebody } from '../../../test/kit/person.ts';
import { refusal } from '../../../test/kit/refusal.ts';
import { testServer } from '../../../test/kit/server.ts';
import { sql } from '../../core/db/statement.ts';
import { channelsAtMost } from './commands.ts';

describe('channels', async () => {
  const server = await testServer();
  const { url, db } = server;
  const [ada, grace, linus, mallory] = await Promise.all([
    ...([arrive(url, 'ada'), arrive(url, 'grace')] as const),
    ...([arrive(url, 'linus'), arrive(url, 'mallory')] as const),
  ]);
  let n = 0;

  /** Ada's community, with these in it. Mallory stays outside. */
  const community = async (...people: Somebody[]) => {
    n += 1;
    const body = { name: `Sky ${n}`, slug: `sky-${n}`, visibility: 'public' } as const;
    const { community: made } = await ada.call(createCommunity, { body });
    const params = { communityId: made.id };
    for (const person of people) await person.call(joinCommunity, { params });
    return { id: made.id, params };
  };
  const make = async (
    maker: Somebody,
    communityId: string,
    name: string,
    more: { visibility?: 'public' | 'private'; slug?: string; topic?: string } = {},
  ) => {
    const { channel } = await maker.call(createChannel, { params: { communityId }, body: { name, ...more } });
    return { ...channel, params: { channelId: channel.id } };
  };
  const look = async (reader: Somebody, channelId: string) =>
    (await reader.call(getChannel, { params: { channelId } })).channel;
  const add = (by: Somebody, channelId: string, ...people: { id: string }[]) =>
    by.call(addChannelMembers, { params: { channelId }, body: { userIds: people.map(({ id }) => id) } });
  const names = async (reader: Somebody, channelId: string, query: object = {}) =>
    (await reader.call(listChannelMembers, { params: { channelId }, query })).items.map(
      ({ username }) => username,
    );
  const memberOf = async (communityId: string, search: string) => {
    const { items } = await ada.call(listMembers, { params: { communityId }, query: { search } });
    return { memberId: items[0]?.id ?? '' };
  };
  const give = async (communityId: string, username: string, role: 'admin' | 'moderator') =>
    ada.call(updateMember, { params: await memberOf(communityId, username), body: { role } });
  const acts = async (channelId: string) =>
    db.rows<{ act: string; detail: object }>(sql`
      select act, detail from audit_log where subject = ${`channel:${channelId}`} order by id`);

  test('any member makes one, is in it, and it is found by its name', async () => {
    const { id, params } = await community(grace);
    const made = await make(grace, id, '  Deep Sky  ', { topic: 'Far away' });
    assert.deepEqual(
      [made.slug, made.name, made.topic, made.members],
      ['deep-sky', 'Deep Sky', 'Far away', 1],
    );
    assert.deepEqual([made.joined, made.notificationLevel, made.version], [true, 'mentions', 1]);
    assert.deepEqual(made.may, {
      ...{ join: false, leave: true, post: true, edit: true, manage: true, add: true, remove: true },
    });
    const { items } = await ada.call(listChannels, { params });
    assert.deepEqual(
      items.map(({ slug, joined }) => [slug, joined]),
      [
        ['deep-sky', false],
        ['general', true],
      ],
    );
    assert.equal(await refusal(make(mallory, id, 'Mine')), 'forbidden');
    assert.equal(await refusal(mallory.call(listChannels, { params })), 'forbidden');
    assert.equal(await refusal(look(mallory, made.id)), 'not_found');
  });

  test('addresses: from the name, a free one with a number, and one wins of many who want the same', async () => {
    const { id } = await community(grace, linus);
    const slug = async (name: string) => (await make(ada, id, name)).slug;
    assert.equal(await slug('Crème Brûlée & Straße!'), 'creme-brulee-strasse');
    assert.equal(await slug('2026 goals'), '2026-goals');
    assert.equal(await slug('東京'), 'channel');
    assert.equal(await slug('名古屋'), 'channel-2');
    assert.equal(await slug('x'.repeat(60)), 'x'.repeat(40));
    assert.equal(await slug('x'.repeat(60)), `${'x'.repeat(36)}-2`);
    const many = await Promise.all([ada, grace, linus].map((person) => make(person, id, 'Wanted')));
    assert.deepEqual(many.map((channel) => channel.slug).sort(), ['wanted', 'wanted-2', 'wanted-3']);
    const wishes = await Promise.all(
      [ada, grace, linus].map((person) => refusal(make(person, id, 'Own', { slug: 'own' }))),
    );
    assert.deepEqual(wishes.sort(), ['channel_slug_taken', 'channel_slug_taken', 'nothing was refused']);
    const mine = await make(ada, id, 'Another');
    const take = (taken: string) => ada.call(updateChannel, { params: mine.params, body: { slug: taken } });
    assert.equal(await refusal(take('own')), 'channel_slug_taken');
    assert.equal((await take('other-one')).channel.slug, 'other-one');
    assert.equal((await take('other-one')).channel.slug, 'other-one');
    assert.equal(await refusal(make(ada, id, 'Bad', { slug: 'Not so' })), 'invalid_request');
  });

  test('a private one is there for those in it alone: not in lists, by id, by joining, for whoever runs it all', async () => {
    const { id, params } = await community(grace, linus);
    await give(id, 'linus', 'admin');
    const root = await arrive(url, 'root');
    await db.rows(sql`update users set role = 'admin' where id = ${root.id}`);
    await root.call(joinCommunity, { params });
    const secret = await make(grace, id, 'Secret', { visibility: 'private' });
    for (const outsider of [ada, linus, root, mallory]) {
      assert.equal(await refusal(look(outsider, secret.id)), 'not_found');
      for (const call of [joinChannel, leaveChannel] as const)
        assert.equal(await refusal(outsider.call(call, { params: secret.params })), 'not_found');
      assert.equal(await refusal(names(outsider, secret.id)), 'not_found');
      assert.equal(await refusal(add(outsider, secret.id, outsider)), 'not_found');
      const change = outsider.call(updateChannel, { params: secret.params, body: { archived: true } });
      assert.equal(await refusal(change), 'not_found');
      const level = { params: secret.params, body: { level: 'all' } } as const;
      assert.equal(await refusal(outsider.call(setChannelNotifications, level)), 'not_found');
      const remove = { params: { ...secret.params, userId: grace.id } };
      assert.equal(await refusal(outsider.call(removeChannelMember, remove)), 'not_found');
    }
    for (const search of ['Secret', undefined]) {
      const query = search === undefined ? {} : { search };
      const { items } = await ada.call(listChannels, { params, query });
      assert.equal(items.filter(({ slug }) => slug === 'secret').length, 0);
    }
    // Whoever is let in sees it, and lets others in; whoever leaves loses sight of it.
    await add(grace, secret.id, linus);
    assert.equal((await look(linus, secret.id)).members, 2);
    await add(linus, secret.id, ada);
    assert.deepEqual(await names(ada, secret.id), ['ada', 'grace', 'linus']);
    await ada.call(leaveChannel, { params: secret.params });
    assert.equal(await refusal(look(ada, secret.id)), 'not_found');
    assert.equal(await refusal(add(grace, secret.id, mallory)), 'not_a_member');
    // Out of the community is out of it, and coming again does not bring it back.
    await linus.call(leaveCommunity, { params });
    assert.equal(await refusal(look(linus, secret.id)), 'not_found');
    await linus.call(joinCommunity, { params });
    assert.equal(await refusal(look(linus, secret.id)), 'not_found');
    assert.equal((await look(grace, secret.id)).members, 1);
  });

  test('joining and leaving: twice is once, and an archived one is read and not joined', async () => {
    const { id, params } = await community(grace, linus);
    const { id: channelId, params: at } = await make(ada, id, 'Birds');
    assert.deepEqual((await look(grace, channelId)).may, {
      ...{ join: true, leave: false, post: false, edit: false, manage: false, add: false, remove: false },
    });
    for (const _ of [1, 2]) {
      const { channel } = await grace.call(joinChannel, { params: at });
      assert.deepEqual([channel.joined, channel.members, channel.version], [true, 2, 2]);
    }
    for (const _ of [1, 2]) await grace.call(leaveChannel, { params: at });
    assert.equal((await look(ada, channelId)).members, 1);
    await ada.call(updateChannel, { params: at, body: { archived: true } });
    assert.equal(await refusal(grace.call(joinChannel, { params: at })), 'channel_archived');
    assert.equal(await refusal(add(ada, channelId, grace)), 'channel_archived');
    const seen = await look(grace, channelId);
    assert.ok(seen.archivedAt !== null && !seen.may.join);
    assert.equal((await look(ada, channelId)).may.post, false);
    const slugs = async (query: object) =>
      (await grace.call(listChannels, { params, query })).items.map(({ slug }) => slug);
    assert.deepEqual(await slugs({}), ['general']);
    assert.deepEqual(await slugs({ archived: true }), ['birds']);
    await ada.call(leaveChannel, { params: at });
    await ada.call(updateChannel, { params: at, body: { archived: false } });
    await grace.call(joinChannel, { params: at });
    assert.deepEqual(await slugs({ joined: true }), ['birds', 'general']);
    assert.deepEqual(await slugs({ joined: false }), []);
  });

  test('what was said before one came is read; a new level tells one’s own devices', async () => {
    const { id } = await community(grace);
    const { id: channelId, params: at } = await make(ada, id, 'Old');
    await db.rows(sql`update channels set last_seq = 7 where id = ${channelId}`);
    await grace.call(joinChannel, { params: at });
    const place = () =>
      db.rows(sql`
        select last_read_seq, since_seq, notification_level as level, version from channel_members
        where channel_id = ${channelId} and user_id = ${grace.id}`);
    assert.deepEqual(await place(), [
      { last_read_seq: '7', since_seq: '7', level: 'mentions', version: '1' },
    ]);
    const body = { level: 'all' } as const;
    const { channel } = await grace.call(setChannelNotifications, { params: at, body });
    assert.equal(channel.notificationLevel, 'all');
    assert.deepEqual(await place(), [{ last_read_seq: '7', since_seq: '7', level: 'all', version: '2' }]);
    const [event] = await db.rows<{ payload: object }>(sql`
      select payload from outbox where room = ${`user:${grace.id}`} and type = 'channel.membership_changed'
      order by seq desc limit 1`);
    assert.deepEqual(event?.payload, {
      ...{ communityId: id, channelId, joined: true, notificationLevel: 'all', lastReadSeq: 7 },
    });
    await grace.call(leaveChannel, { params: at });
    const level = { params: at, body } as const;
    assert.equal(await refusal(grace.call(setChannelNotifications, level)), 'not_in_channel');
  });

  test('who may change what: its maker, moderators its words, admins who sees it', async () => {
    const { id, params } = await community(grace, linus, mallory);
    await give(id, 'linus', 'moderator');
    const { id: channelId, params: at } = await make(grace, id, 'Ours');
    const change = (by: Somebody, body: object) => refusal(by.call(updateChannel, { params: at, body }));
    assert.equal(await change(mallory, { name: 'Mine' }), 'forbidden');
    assert.equal(await change(mallory, { archived: true }), 'forbidden');
    assert.equal(await change(linus, { topic: 'Quiet, please' }), 'nothing was refused');
    assert.equal(await change(linus, { topic: 'Loud', archived: true }), 'forbidden');
    assert.equal((await look(grace, channelId)).topic, 'Quiet, please');
    assert.equal(await change(grace, { archived: true }), 'nothing was refused');
    assert.deepEqual(await acts(channelId), []);
    assert.equal(await change(ada, { archived: false }), 'nothing was refused');
    assert.equal(await change(ada, { archived: false }), 'nothing was refused');
    assert.deepEqual(await acts(channelId), [
      { act: 'channel.manage', detail: { visibility: 'public', archived: 'false' } },
    ]);
    assert.equal(await change(ada, {}), 'invalid_request');
    // A maker who has left the community has no say any more.
    await grace.call(leaveCommunity, { params });
    assert.equal(await change(grace, { name: 'Still mine' }), 'not_found');
  });

  test('public turns private, never back; by somebody who is in it; and #general stays open', async () => {
    const { id, params } = await community(grace, linus);
    const { id: channelId, params: at } = await make(grace, id, 'Closing');
    const change = (by: Somebody, body: object) => refusal(by.call(updateChannel, { params: at, body }));
    assert.equal(await change(ada, { visibility: 'private' }), 'not_in_channel');
    await ada.call(joinChannel, { params: at });
    assert.equal(await change(ada, { visibility: 'private', topic: 'Between us' }), 'nothing was refused');
    assert.equal(await refusal(look(linus, channelId)), 'not_found');
    assert.equal((await look(grace, channelId)).visibility, 'private');
    for (const by of [ada, grace])
      assert.equal(await change(by, { visibility: 'public' }), 'channel_private_stays');
    assert.deepEqual(await acts(channelId), [
      { act: 'channel.manage', detail: { visibility: 'private', archived: 'false' } },
    ]);
    const { items } = await ada.call(listChannels, { params, query: { search: 'GENERAL' } });
    const general = { channelId: items[0]?.id ?? '' };
    for (const body of [{ visibility: 'private' }, { archived: true }] as const)
      assert.equal(await refusal(ada.call(updateChannel, { params: general, body })), 'channel_for_all');
    await linus.call(leaveChannel, { params: general });
    assert.equal((await look(linus, general.channelId)).joined, false);
  });

  test('taking somebody out: its maker and moderators who are in, nobody themselves', async () => {
    const { id } = await community(grace, linus, mallory);
    const { id: channelId, params: at } = await make(grace, id, 'Strict', { visibility: 'private' });
    await add(grace, channelId, linus, mallory);
    const remove = (by: Somebody, who: { id: string }) =>
      refusal(by.call(removeChannelMember, { params: { ...at, userId: who.id } }));
    assert.equal(await remove(mallory, linus), 'forbidden');
    assert.equal(await remove(grace, grace), 'forbidden');
    assert.equal(await remove(grace, ada), 'not_found');
    assert.equal(await remove(grace, mallory), 'nothing was refused');
    assert.equal(await remove(grace, mallory), 'not_found');
    assert.equal(await refusal(look(mallory, channelId)), 'not_found');
    assert.deepEqual(await acts(channelId), []);
    await give(id, 'linus', 'moderator');
    await add(grace, channelId, mallory);
    assert.equal(await remove(linus, mallory), 'nothing was refused');
    assert.deepEqual(await acts(channelId), [{ act: 'channel.remove-member', detail: { user: mallory.id } }]);
    // In a public one a moderator comes in first.
    const open = await make(grace, id, 'Open');
    await mallory.call(joinChannel, { params: open.params });
    const out = { params: { ...open.params, userId: mallory.id } };
    assert.equal(await refusal(linus.call(removeChannelMember, out)), 'forbidden');
    await linus.call(joinChannel, { params: open.params });
    const { items } = await linus.call(listChannelMembers, { params: open.params });
    assert.deepEqual(
      items.map(({ username, may }) => [username, may.remove]),
      [
        ['grace', true],
        ['linus', false],
        ['mallory', true],
      ],
    );
    await linus.call(removeChannelMember, out);
    assert.deepEqual(await names(ada, open.id), ['grace', 'linus']);
  });

  test('whoever the community suspended reads nothing, is in no list, and finds their places again', async () => {
    const { id } = await community(grace, linus);
    const { id: channelId, params: at } = await make(grace, id, 'Waiting', { visibility: 'private' });
    await add(grace, channelId, linus);
    const member = await memberOf(id, 'linus');
    await ada.call(updateMember, { params: member, body: { status: 'suspended' } });
    assert.equal(await refusal(look(linus, channelId)), 'not_found');
    assert.deepEqual(await names(grace, channelId), ['grace']);
    assert.equal((await look(grace, channelId)).members, 1);
    assert.equal(await refusal(add(grace, channelId, linus)), 'not_a_member');
    const remove = grace.call(removeChannelMember, { params: { ...at, userId: linus.id } });
    assert.equal(await refusal(remove), 'not_found');
    await ada.call(updateMember, { params: member, body: { status: 'active' } });
    assert.equal((await look(linus, channelId)).members, 2);
  });

  test('who is in and who could be: by name, in pages, found by a part of it', async () => {
    const { id } = await community(grace, linus, mallory);
    const { id: channelId, params } = await make(linus, id, 'Crowd');
    await add(linus, channelId, grace);
    assert.deepEqual(await names(ada, channelId), ['grace', 'linus']);
    assert.deepEqual(await names(ada, channelId, { notIn: true }), ['ada', 'mallory']);
    assert.deepEqual(await names(ada, channelId, { search: 'OPPER' }), ['grace']);
    assert.deepEqual(await names(ada, channelId, { search: '%' }), []);
    await add(linus, channelId, ada, mallory, ada);
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const query = { limit: 1, ...(cursor === undefined ? {} : { cursor }) };
      const page = await ada.call(listChannelMembers, { params, query });
      seen.push(...page.items.map(({ username }) => username));
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    assert.deepEqual(seen, ['ada', 'grace', 'linus', 'mallory']);
    const bad = ada.call(listChannelMembers, { params, query: { cursor: 'x' } });
    assert.equal(await refusal(bad), 'invalid_cursor');
  });

  test('the list: by name whatever its case, each once page by page, found by name and topic', async () => {
    const { id, params } = await community();
    for (const name of ['zeta', 'Alpha', 'beta', 'ALPHA', 'Émile', 'straße']) await make(ada, id, name);
    await make(ada, id, 'Topical', { topic: '100 % stars' });
    const whole = (await ada.call(listChannels, { params })).items.map(({ name }) => name);
    const pages: string[] = [];
    let cursor: string | undefined;
    do {
      const query = { limit: 2, ...(cursor === undefined ? {} : { cursor }) };
      const page = await ada.call(listChannels, { params, query });
      pages.push(...page.items.map(({ name }) => name));
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    assert.deepEqual(pages, whole);
    assert.deepEqual(new Set(pages).size, 8);
    assert.deepEqual(whole.slice(0, 3), ['Alpha', 'ALPHA', 'beta']);
    const found = async (search: string) =>
      (await ada.call(listChannels, { params, query: { search } })).items.map(({ name }) => name);
    assert.deepEqual(await found('alph'), ['Alpha', 'ALPHA']);
    assert.deepEqual(await found('0 % s'), ['Topical']);
    assert.deepEqual(await found('_eta'), []);
  });

  test('so many and no more, also when two ask for the last at once', async () => {
    const { id } = await community(grace);
    await db.rows(sql`
      insert into channels (community_id, slug, name)
      select ${id}, 'c' || n, 'c' || n from generate_series(1, ${channelsAtMost - 2}) n`);
    const outcomes = await Promise.all([ada, grace].map((person) => refusal(make(person, id, 'Last'))));
    assert.deepEqual(outcomes.sort(), ['nothing was refused', 'too_many_channels']);
  });

  test('coming, going and being let in at once: counted right, and told in the order of the counts', async () => {
    const { id, params } = await community(grace, linus, mallory);
    const { id: channelId, params: at } = await make(ada, id, 'Busy');
    for (let round = 0; round < 3; round += 1)
      await Promise.all([
        grace.call(joinChannel, { params: at }),
        grace.call(joinChannel, { params: at }),
        linus.call(joinChannel, { params: at }).then(() => linus.call(leaveChannel, { params: at })),
        add(ada, channelId, grace, mallory),
        refusal(ada.call(removeChannelMember, { params: { ...at, userId: mallory.id } })),
        grace.call(leaveChannel, { params: at }),
      ]);
    const [row] = await db.rows<{ members: number; real: number }>(sql`
      select members, (select count(*)::int from channel_members i where i.channel_id = s.channel_id) as real
      from channel_stats s where channel_id = ${channelId}`);
    assert.equal(row?.members, row?.real);
    const told = await db.rows<{ version: number; members: number }>(sql`
      select (payload->'channel'->>'version')::int as version, (payload->'channel'->>'members')::int as members
      from outbox where room = ${`channel:${channelId}`} order by seq`);
    assert.deepEqual(
      told.map(({ version }) => version),
      told.map((_, at) => at + 2),
    );
    assert.equal(told.at(-1)?.members, row?.real);
    // Leaving the community while being let in: out of both, or let in too late and refused.
    for (let round = 0; round < 4; round += 1) {
      const [left, added] = await Promise.all([
        refusal(grace.call(leaveCommunity, { params })),
        refusal(add(ada, channelId, grace)),
      ]);
      assert.equal(left, 'nothing was refused');
      assert.ok(['nothing was refused', 'not_a_member'].includes(added), added);
      assert.equal((await names(ada, channelId)).includes('grace'), false);
      const places = await db.rows(sql`
        select from channel_members where channel_id = ${channelId} and user_id = ${grace.id}`);
      assert.equal(places.length, 0);
      await grace.call(joinCommunity, { params });
    }
  });

  test('a list of many costs as many statements as a list of one', async () => {
    const { id, params } = await community(grace, linus, mallory);
    const { id: channelId, params: at } = await make(ada, id, 'Counted');
    const count = async (work: () => Promise<unknown>) => (await server.count(work)).length;
    const channelsBefore = await count(() => ada.call(listChannels, { params }));
    const membersBefore = await count(() => ada.call(listChannelMembers, { params: at }));
    for (const name of ['One', 'Two', 'Three']) await make(ada, id, name);
    await add(ada, channelId, grace, linus, mallory);
    assert.equal(await count(() => ada.call(listChannels, { params })), channelsBefore);
    assert.equal(await count(() => ada.call(listChannelMembers, { params: at })), membersBefore);
    assert.ok(channelsBefore <= 3 && membersBefore <= 3, `${channelsBefore}, ${membersBefore}`);
    assert.ok((await count(() => look(ada, channelId))) <= 2);
  });
});
