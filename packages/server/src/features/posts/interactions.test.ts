import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { blockUser, unblockUser } from '@weft/contract/blocks.ts';
import {
  type InteractionType,
  interact,
  listBookmarks,
  listLikes,
  takeBackInteraction,
} from '@weft/contract/interactions.ts';
import { listNotifications } from '@weft/contract/notifications.ts';
import { deletePost, getPost, type Post } from '@weft/contract/posts.ts';
import { nightSky } from '../../../test/kit/night-sky.ts';
import { arrive, type Person } from '../../../test/kit/person.ts';
import { aSpace, comment, publish } from '../../../test/kit/posts.ts';
import { refusal } from '../../../test/kit/refusal.ts';
import { sql } from '../../core/db/statement.ts';
import { tellOfStats } from './tell-stats.ts';

describe('likes and bookmarks', async () => {
  const { url, db, ada, grace, linus, communityId } = await nightSky();
  const stranger = await arrive(url, 'mallory');
  const spaceId = await aSpace(ada, communityId, 'Reports');
  const on = (post: Post, type: InteractionType) => ({ params: { postId: post.id, type } });
  const act = (person: Person, post: Post, type: InteractionType = 'like') =>
    person.call(interact, on(post, type));
  const undo = (person: Person, post: Post, type: InteractionType = 'like') =>
    person.call(takeBackInteraction, on(post, type));
  const likers = async (person: Person, post: Post) =>
    (await person.call(listLikes, { params: { postId: post.id } })).items.map(
      ({ person: one }) => one.username,
    );
  const likesOf = async (post: Post) =>
    (await ada.call(getPost, { params: { postId: post.id } })).post.counts.likes;
  const news = async (person: Person) =>
    (await person.call(listNotifications)).items
      .filter(({ type }) => type === 'like' || type === 'comment')
      .map(({ type, actor, others }) => `${type} ${actor?.username} +${others}`);

  test('a like is counted once, told of, and taken back with its news', async () => {
    const post = await publish(ada, 'A meteor', { spaceId });
    const { mine, counts } = await act(grace, post);
    assert.deepEqual([mine, counts.likes], [{ like: true, bookmark: false, share: false, repost: false }, 1]);
    assert.equal((await act(grace, post)).counts.likes, 1);
    await act(linus, post);
    await act(ada, post);
    assert.deepEqual(await likers(grace, post), ['ada', 'linus', 'grace']);
    assert.deepEqual(await news(ada), ['like linus +1']);
    assert.equal((await undo(linus, post)).counts.likes, 2);
    assert.deepEqual(await news(ada), ['like grace +0']);
    await undo(grace, post);
    await undo(grace, post);
    assert.deepEqual([await news(ada), await likesOf(post)], [[], 1]);
  });

  test('32 who like and take back at the same moment leave an exact count', async () => {
    const post = await publish(ada, 'Everybody at once', { spaceId });
    const people = await db.rows<{ id: string }>(sql`
      insert into users (username, email) select 'liker_' || n, 'liker_' || n || '@example.org'
      from generate_series(1, 32) n returning id`);
    await Promise.all(
      people.map(async ({ id }, n) => {
        await db.rows(
          sql`insert into post_interactions (user_id, post_id, type) values (${id}, ${post.id}, 'like')`,
        );
        if (n % 4 === 0) await db.rows(sql`delete from post_interactions where user_id = ${id}`);
      }),
    );
    assert.equal(await likesOf(post), 24);
    await db.rows(sql`delete from users where id = any(${people.slice(0, 8).map(({ id }) => id)})`);
    assert.equal(await likesOf(post), 18);
  });

  test('who does not write there does not like there; a bookmark is for whoever reads', async () => {
    const post = await publish(ada, 'For the world', { spaceId });
    assert.equal(await refusal(act(stranger, post)), 'forbidden');
    await act(stranger, post, 'bookmark');
    const kept = (await stranger.call(listBookmarks)).items;
    assert.deepEqual(
      kept.map(({ id, mine }) => [id, mine.bookmark]),
      [[post.id, true]],
    );
    assert.deepEqual((await ada.call(listBookmarks)).items, []);
    await ada.call(blockUser, { params: { userId: stranger.id } });
    assert.deepEqual((await stranger.call(listBookmarks)).items, []);
    await ada.call(unblockUser, { params: { userId: stranger.id } });
    assert.equal((await stranger.call(listBookmarks)).items.length, 1);
    await undo(stranger, post, 'bookmark');
    assert.deepEqual((await stranger.call(listBookmarks)).items, []);
  });

  test('of whom one has blocked no like is seen; with a post its likes and their news go', async () => {
    const post = await publish(grace, 'Quiet', { spaceId });
    await act(ada, post);
    await act(linus, post);
    await ada.call(blockUser, { params: { userId: linus.id } });
    assert.deepEqual(await likers(ada, post), ['ada']);
    await ada.call(unblockUser, { params: { userId: linus.id } });
    await grace.call(deletePost, { params: { postId: post.id } });
    assert.deepEqual(await news(grace), []);
    assert.deepEqual(await db.rows(sql`select from post_interactions where post_id = ${post.id}`), []);
  });

  test('whose post or comment is answered hears of it, not of their own', async () => {
    const post = await publish(linus, 'Listen', { spaceId });
    const said = await comment(grace, post, 'I do');
    await comment(grace, said, 'Really');
    await comment(linus, said, 'Thanks');
    assert.deepEqual(await news(linus), ['comment grace +0']);
    assert.deepEqual((await news(grace)).slice(0, 1), ['comment linus +0']);
  });

  test('many likes of a moment are one event with the count of now', async () => {
    const post = await publish(ada, 'Told once', { spaceId });
    for (const person of [grace, linus, ada]) await act(person, post);
    const jobs = await db.rows(sql`
      select from jobs where name = 'posts.tell-stats' and unique_key = ${post.id} and state = 'queued'`);
    assert.equal(jobs.length, 1);
    await db.transaction((tx) => tellOfStats(tx, post.id));
    const told = await db.rows<{ room: string; payload: { likes: number } }>(sql`
      select room, payload from outbox where type = 'post.stats' and payload->>'postId' = ${post.id} order by room`);
    assert.deepEqual(
      told.map(({ room, payload }) => [room, payload.likes]),
      [
        [`community:${communityId}`, 3],
        [`post:${post.id}`, 3],
      ],
    );
  });
});
