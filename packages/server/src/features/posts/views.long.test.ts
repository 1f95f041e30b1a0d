import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { blockUser } from '@weft/contract/blocks.ts';
import { interact, viewPost } from '@weft/contract/interactions.ts';
import { deletePost, getPost, type Post } from '@weft/contract/posts.ts';
import { nightSky } from '../../../test/kit/night-sky.ts';
import { arrive } from '../../../test/kit/person.ts';
import { aSpace, publish } from '../../../test/kit/posts.ts';
import { refusal } from '../../../test/kit/refusal.ts';
import { Database } from '../../core/db/database.ts';
import { sql } from '../../core/db/statement.ts';
import type { User } from '../../core/policy/actor.ts';
import { mayViewPost } from './policy.ts';
import { tellOfStats } from './tell-stats.ts';
import * as views from './views.ts';

describe('views', async () => {
  const { url, connection, ada, grace, linus, communityId } = await nightSky();
  // As many connections as there are viewers, and one that is in their way.
  const db = new Database({ connection, poolSize: 40 });
  after(() => db.close());
  const spaceId = await aSpace(ada, communityId, 'Reports', 'private');
  const on = (post: Post) => ({ params: { postId: post.id } });
  const viewsOf = async (post: Post) => (await ada.call(getPost, on(post))).post.counts.views;
  const fold = () => db.transaction(views.foldViews);
  const people = await db.rows<{ id: string }>(sql`
    insert into users (username, email) select 'viewer_' || n, 'viewer_' || n || '@example.org'
    from generate_series(1, 32) n returning id`);
  /** What a rule has let pass, of one of many. */
  const permit = (post: Post, userId: string) => {
    const actor: User = { kind: 'user', userId, sessionId: '1', role: 'user', scopes: 'all' };
    const facts = { id: post.id, authorId: ada.id, deleted: false, shown: true, space: null };
    return mayViewPost.permit(actor, facts);
  };
  const seenByAll = (post: Post) =>
    Promise.all(people.map(({ id }) => db.transaction((tx) => views.viewPost(tx, permit(post, id)))));

  test('count once for each person and day, one’s own never, and are told of as one', async () => {
    const post = await publish(ada, 'A comet', { spaceId });
    await Promise.all([1, 2, 3].map(() => grace.call(viewPost, on(post))));
    await linus.call(viewPost, on(post));
    await ada.call(viewPost, on(post));
    assert.equal(await viewsOf(post), 0);
    const { version } = (await ada.call(getPost, on(post))).post.counts;
    assert.deepEqual([await fold(), await fold()], [2, 0]);
    await grace.call(viewPost, on(post));
    assert.equal(await fold(), 0);
    const { counts } = (await ada.call(getPost, on(post))).post;
    assert.deepEqual([counts.views, counts.version], [2, version + 1]);
    const waiting = await db.rows(sql`
      select from jobs where name = 'posts.tell-stats' and unique_key = ${post.id} and state = 'queued'`);
    assert.equal(waiting.length, 1);
    await db.transaction((tx) => tellOfStats(tx, post.id));
    const told = await db.rows<{ views: number }>(sql`
      select (payload->>'views')::int as views from outbox where type = 'post.stats' and payload->>'postId' = ${post.id}`);
    assert.deepEqual([...new Set(told.map((event) => event.views))], [2]);
    // The next day it counts again.
    await db.rows(sql`update post_views set day = day - 1 where post_id = ${post.id}`);
    await grace.call(viewPost, on(post));
    assert.equal(await fold(), 1);
    assert.equal(await viewsOf(post), 3);
  });

  test('are for whoever may read, and while there is something to be read', async () => {
    const mallory = await arrive(url, 'mallory');
    const post = await publish(ada, 'For members', { spaceId });
    const onPage = await publish(ada, 'On my page');
    assert.equal(await refusal(mallory.call(viewPost, on(post))), 'not_found');
    await mallory.call(viewPost, on(onPage));
    await ada.call(blockUser, { params: { userId: mallory.id } });
    assert.equal(await refusal(mallory.call(viewPost, on(onPage))), 'not_found');
    await ada.call(deletePost, on(post));
    assert.equal(await refusal(grace.call(viewPost, on(post))), 'not_found');
    assert.equal(await fold(), 1);
  });

  test('32 at once wait neither for each other nor for who holds the counts of the post', async () => {
    const post = await publish(ada, 'Everybody looks', { spaceId });
    const holder = await db.pool.connect();
    await holder.query('begin');
    await holder.query('select from post_stats where post_id = $1 for update', [post.id]);
    // Nobody commits before all have looked: one who waited for another would wait for ever.
    let looked = 0;
    let open = () => {};
    const allLooked = new Promise<void>((resolve) => {
      open = resolve;
    });
    await Promise.all(
      people.map(({ id }) =>
        db.transaction(async (tx) => {
          await views.viewPost(tx, permit(post, id));
          looked += 1;
          if (looked === people.length) open();
          await allLooked;
        }),
      ),
    );
    await holder.query('rollback');
    holder.release();
    assert.equal(await fold(), 32);
    assert.equal(await viewsOf(post), 32);
  });

  test('several who count at once, beside likes, and one who dies count each view once', async () => {
    const posts = await Promise.all([1, 2, 3, 4].map((n) => publish(ada, `Busy ${n}`, { spaceId })));
    for (const post of posts) await seenByAll(post);
    await assert.rejects(
      db.transaction(async (tx) => {
        await views.foldViews(tx);
        throw new Error('killed');
      }),
      /killed/,
    );
    const likes = posts.flatMap((post) =>
      [grace, linus].map((person) => person.call(interact, { params: { postId: post.id, type: 'like' } })),
    );
    const counted = await Promise.all([
      fold(),
      fold(),
      fold(),
      ...likes.map(async (like) => like.then(() => 0)),
    ]);
    const rest = await fold();
    assert.equal(rest + counted.reduce((sum, n) => sum + n, 0), 128);
    for (const post of posts) {
      const { counts } = (await ada.call(getPost, on(post))).post;
      assert.deepEqual([counts.views, counts.likes], [32, 2]);
    }
  });

  test('go after two days, once they are counted', async () => {
    const post = await publish(ada, 'Old light', { spaceId });
    await seenByAll(post);
    const left = async () => (await db.rows(sql`select from post_views where post_id = ${post.id}`)).length;
    const age = (days: number) =>
      db.rows(sql`
        update post_views set day = (now() at time zone 'utc')::date - ${days}::int where post_id = ${post.id}`);
    await age(3);
    await db.transaction(views.removeOldViews);
    assert.equal(await left(), 32, 'nobody has counted them');
    await fold();
    await age(2);
    assert.equal(await db.transaction(views.removeOldViews), 0);
    await age(3);
    await db.transaction(views.removeOldViews);
    assert.deepEqual([await left(), await viewsOf(post)], [0, 32]);
  });
});
