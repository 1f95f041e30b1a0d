import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { updateMe } from '@weft/contract/accounts.ts';
import { blockUser, unblockUser } from '@weft/contract/blocks.ts';
import { openConversation } from '@weft/contract/conversations.ts';
import {
  acceptFollow,
  declineFollow,
  followUser,
  listFollowers,
  listFollowing,
  listFollowRequests,
  listFriends,
  listMutes,
  muteUser,
  removeFollower,
  unfollowUser,
  unfriend,
  unmuteUser,
} from '@weft/contract/graph.ts';
import { getProfile } from '@weft/contract/profiles.ts';
import { aCommunity, everyEventFits } from '../../../test/kit/chat.ts';
import { ears } from '../../../test/kit/ears.ts';
import { arrive, type Somebody } from '../../../test/kit/person.ts';
import { refusal } from '../../../test/kit/refusal.ts';
import { testServer } from '../../../test/kit/server.ts';
import { until } from '../../../test/kit/wait-for.ts';
import { sql } from '../../core/db/statement.ts';

describe('follows and friendships', async () => {
  const { url, db } = await testServer();
  const ada = await arrive(url, 'ada');
  const grace = await arrive(url, 'grace');
  const linus = await arrive(url, 'linus');
  const stranger = await arrive(url, 'stranger');
  await aCommunity([ada, grace, linus]);
  const to = (person: Somebody) => ({ params: { userId: person.id } });
  const follow = (one: Somebody, other: Somebody) =>
    one.call(followUser, to(other)).then(({ relation }) => relation.following);
  const page = async (reader: Somebody, username: string) =>
    (await reader.call(getProfile, { params: { username } })).profile;
  const between = async (reader: Somebody, username: string) => {
    const { following, followsMe, asksMe, friends } = (await page(reader, username)).relation ?? {};
    return { following, ...{ followsMe, asksMe, friends } };
  };
  const nothing = { following: 'no', followsMe: false, asksMe: false, friends: false };
  const counts = async (person: Somebody, username: string) => (await page(person, username)).counts;
  const show = (person: Somebody, visibility: 'public' | 'followers' | 'private') =>
    person.call(updateMe, { body: { visibility } });
  const requests = async (person: Somebody) =>
    (await person.call(listFollowRequests)).items.map((item) => item.person.username);
  const clear = () => db.rows(sql`with f as (delete from user_follows) delete from friendships`);

  test('a public page is followed at once; twice is once, and so is taking it back', async () => {
    assert.deepEqual([await follow(grace, ada), await follow(grace, ada)], ['yes', 'yes']);
    assert.deepEqual(await between(ada, 'grace'), { ...nothing, followsMe: true });
    assert.deepEqual(await counts(linus, 'ada'), { followers: 1, following: 0, friends: 0 });
    await grace.call(unfollowUser, to(ada));
    await grace.call(unfollowUser, to(ada));
    assert.deepEqual(await between(ada, 'grace'), nothing);
    assert.deepEqual(await counts(linus, 'ada'), { followers: 0, following: 0, friends: 0 });
  });

  test('neither oneself nor nobody, nor whom one does not know', async () => {
    await show(stranger, 'private');
    for (const route of [followUser, muteUser]) {
      assert.equal(await refusal(ada.call(route, to(ada))), 'forbidden');
      assert.equal(await refusal(ada.call(route, { params: { userId: '7' } })), 'not_found');
      assert.equal(await refusal(ada.call(route, to(stranger))), 'not_found');
    }
    await show(stranger, 'public');
    await db.rows(sql`update users set status = 'suspended' where id = ${stranger.id}`);
    assert.equal(await refusal(ada.call(followUser, to(stranger))), 'not_found');
    await db.rows(sql`update users set status = 'active' where id = ${stranger.id}`);
  });

  test('a closed page is asked for: accepted, declined, taken back', async () => {
    await show(ada, 'followers');
    assert.equal((await page(grace, 'ada')).limited, true);
    assert.equal(await follow(grace, ada), 'requested');
    assert.equal((await page(grace, 'ada')).limited, true, 'asking opens nothing');
    assert.deepEqual(await between(ada, 'grace'), { ...nothing, asksMe: true });
    assert.deepEqual(await requests(ada), ['grace']);
    assert.deepEqual(await requests(grace), []);
    await ada.call(declineFollow, to(grace));
    await ada.call(declineFollow, to(grace));
    assert.deepEqual(await between(grace, 'ada'), nothing);
    assert.equal(await refusal(ada.call(acceptFollow, to(grace))), 'not_found', 'nobody asks');
    await follow(grace, ada);
    await grace.call(unfollowUser, to(ada));
    assert.deepEqual(await requests(ada), []);
    await follow(grace, ada);
    await ada.call(removeFollower, to(grace));
    assert.deepEqual(await requests(ada), ['grace'], 'who asks is no follower yet');
    await ada.call(acceptFollow, to(grace));
    await ada.call(acceptFollow, to(grace));
    await ada.call(declineFollow, to(grace));
    assert.equal((await page(grace, 'ada')).limited, false);
    assert.deepEqual(await counts(grace, 'ada'), { followers: 1, following: 0, friends: 0 });
    await ada.call(removeFollower, to(grace));
    assert.equal((await page(grace, 'ada')).limited, true);
  });

  test('who asks is somebody one may know of, and whom one asks', async () => {
    await show(stranger, 'private');
    assert.equal(await refusal(page(linus, 'stranger')), 'not_found');
    await linus.call(openConversation, { body: { userIds: [ada.id] } });
    await show(linus, 'followers');
    await db.rows(sql`delete from members where user_id = ${linus.id}`);
    assert.equal((await page(ada, 'linus')).limited, true, 'a conversation is enough');
    await show(linus, 'public');
    await follow(stranger, linus);
    assert.equal((await page(linus, 'stranger')).limited, true);
    assert.equal(await follow(linus, stranger), 'requested');
    await stranger.call(acceptFollow, to(linus));
    assert.equal((await page(linus, 'stranger')).limited, false, 'friends read what is private');
    await linus.call(blockUser, to(stranger));
    assert.equal(await refusal(page(linus, 'stranger')), 'not_found');
    await linus.call(unblockUser, to(stranger));
    assert.equal(await refusal(page(linus, 'stranger')), 'not_found', 'nothing is left between them');
  });

  test('a page that opens to everybody lets in who waits', async () => {
    await clear();
    await show(ada, 'private');
    await follow(ada, grace);
    await follow(grace, ada);
    await show(ada, 'followers');
    assert.deepEqual(await requests(ada), ['grace']);
    await show(ada, 'public');
    assert.deepEqual(await requests(ada), []);
    assert.equal((await between(grace, 'ada')).friends, true);
    assert.deepEqual(await counts(grace, 'ada'), { followers: 1, following: 1, friends: 1 });
  });

  test('friends stay friends when one follows no more; unfriended, it takes a new follow', async () => {
    await grace.call(unfollowUser, to(ada));
    assert.deepEqual(await between(ada, 'grace'), { ...nothing, following: 'yes', friends: true });
    await follow(grace, ada);
    await show(ada, 'private');
    await grace.call(unfriend, to(ada));
    await grace.call(unfriend, to(ada));
    assert.deepEqual(await between(ada, 'grace'), { ...nothing, following: 'yes', followsMe: true });
    assert.equal((await page(grace, 'ada')).limited, true, 'friends alone');
    await show(ada, 'followers');
    assert.equal((await page(grace, 'ada')).limited, false);
    await ada.call(unfollowUser, to(grace));
    await follow(ada, grace);
    assert.equal((await between(ada, 'grace')).friends, true);
    await show(ada, 'public');
  });

  test('a block ends all of it, both ways and for good', async () => {
    await ada.call(blockUser, to(grace));
    assert.equal(await refusal(follow(grace, ada)), 'not_found');
    assert.equal(await refusal(follow(ada, grace)), 'not_found');
    assert.deepEqual(await counts(ada, 'ada'), { followers: 0, following: 0, friends: 0 });
    await ada.call(unblockUser, to(grace));
    assert.deepEqual(await between(ada, 'grace'), nothing);
    await show(ada, 'followers');
    await follow(grace, ada);
    await ada.call(blockUser, to(grace));
    await ada.call(unblockUser, to(grace));
    assert.deepEqual(await requests(ada), [], 'a request, too');
    await show(ada, 'public');
  });

  test('lists are for whoever may read the page, without those whom the reader does not know', async () => {
    await clear();
    await show(stranger, 'public');
    for (const person of [grace, stranger]) await follow(person, ada);
    await follow(ada, stranger);
    await show(stranger, 'private');
    const names = async (reader: Somebody, route: typeof listFollowers, search = '') =>
      (await reader.call(route, { params: { username: 'ada' }, query: { search } })).items.map(
        ({ person }) => person.username,
      );
    assert.deepEqual(await names(ada, listFollowers), ['stranger', 'grace']);
    assert.deepEqual(await names(ada, listFriends), ['stranger']);
    assert.deepEqual(await names(grace, listFollowers), ['grace']);
    assert.deepEqual(await names(grace, listFollowing), []);
    assert.deepEqual(await counts(grace, 'ada'), { followers: 2, following: 1, friends: 1 });
    assert.deepEqual(await names(ada, listFollowers, 'GRACE H'), ['grace']);
    assert.deepEqual(await names(ada, listFollowers, 'hopper'), [], 'how it begins');
    assert.deepEqual(await names(ada, listFollowers, '%'), []);
    const first = await ada.call(listFollowers, { params: { username: 'ada' }, query: { limit: 1 } });
    const query = { limit: 1, cursor: first.nextCursor ?? '' };
    const next = await ada.call(listFollowers, { params: { username: 'ada' }, query });
    assert.deepEqual([next.items[0]?.person.username, next.nextCursor], ['grace', null]);
    assert.deepEqual(next.items[0]?.relation, { ...nothing, closed: false, followsMe: true, muted: false });
    await linus.call(blockUser, to(grace));
    assert.deepEqual(await names(linus, listFollowers), []);
    await linus.call(unblockUser, to(grace));
    await show(ada, 'followers');
    assert.equal(await refusal(names(linus, listFollowers)), 'not_found');
    await show(ada, 'public');
    await show(stranger, 'public');
  });

  test('a mute is one’s own to know; both devices of a follow hear of it', async () => {
    await clear();
    const [hers, his] = [await ears(ada), await ears(grace)];
    await ada.call(muteUser, to(grace));
    await ada.call(muteUser, to(grace));
    assert.equal((await page(ada, 'grace')).relation?.muted, true);
    assert.equal((await page(grace, 'ada')).relation?.muted, false);
    const muted = async () => (await ada.call(listMutes)).items.map(({ person }) => person.username);
    assert.deepEqual(await muted(), ['grace']);
    await ada.call(unmuteUser, to(grace));
    assert.deepEqual(await muted(), []);
    await follow(grace, ada);
    await until(() => hers.told('follow.changed').length === 3 && his.told('follow.changed').length === 1);
    assert.deepEqual(
      hers.told('follow.changed').map(({ payload }) => payload.userId),
      [grace.id, grace.id, grace.id],
    );
    hers.stop();
    his.stop();
  });

  test('every event fits', () => everyEventFits(db));
});
