import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ProblemError } from '@weft/client/failures.ts';
import {
  createFeed,
  deleteFeed,
  type FeedFilter,
  getFeed,
  listFeeds,
  orderFeeds,
  previewFeed,
  readCustomFeed,
  updateFeed,
} from '@weft/contract/custom-feeds.ts';
import { discover } from '@weft/contract/feeds.ts';
import { interact } from '@weft/contract/interactions.ts';
import { deletePost, type Post } from '@weft/contract/posts.ts';
import { nightSky } from '../../../../test/kit/night-sky.ts';
import { publish } from '../../../../test/kit/posts.ts';
import { refusal } from '../../../../test/kit/refusal.ts';
import { sql } from '../../../core/db/statement.ts';

const only = (type: FeedFilter['type'], operator: FeedFilter['operator'], ...value: string[]) => ({
  groups: [{ operator: 'AND' as const, filters: [{ type, operator, value }] }],
});

describe('custom feeds', async () => {
  const { db, count, ada, grace, linus } = await nightSky();
  const posts: Post[] = [];
  for (const [person, words] of [
    [grace, 'One #moon'],
    [grace, 'Two'],
    [linus, 'Three #moon'],
    [linus, 'Four'],
  ] as const)
    posts.push(await publish(person, words));
  const like = (person: typeof ada, at: number) =>
    person.call(interact, { params: { postId: posts[at]?.id ?? '', type: 'like' } });
  await like(ada, 0);
  await like(linus, 0);
  await like(ada, 2);
  const contents = (items: readonly Post[]) => items.map(({ content }) => content);

  test('a feed is put together, shown, changed, ordered and removed, by its owner alone', async () => {
    const { feed, people } = await ada.call(createFeed, {
      body: { name: 'Grace', isDefault: true, ...only('author', 'equals', `user:${grace.id}`) },
    });
    const at = { params: { feedId: feed.id } };
    assert.deepEqual(
      people.map(({ username }) => username),
      ['grace'],
    );
    assert.deepEqual(contents((await ada.call(readCustomFeed, at)).items), ['Two', 'One #moon']);
    assert.equal(await refusal(grace.call(readCustomFeed, at)), 'not_found');
    const { feed: changed } = await ada.call(updateFeed, {
      ...at,
      body: { ...only('tag', 'equals', 'MOON'), version: feed.version },
    });
    assert.deepEqual(contents((await ada.call(readCustomFeed, at)).items), ['Three #moon', 'One #moon']);
    assert.equal(
      await refusal(ada.call(updateFeed, { ...at, body: { sort: 'popular', version: feed.version } })),
      'conflict',
    );
    assert.deepEqual((await ada.call(getFeed, at)).feed, changed);

    const { feed: second } = await ada.call(createFeed, { body: { name: 'All', isDefault: true } });
    const names = async () =>
      (await ada.call(listFeeds, {})).feeds.map(({ name, isDefault }) => [name, isDefault]);
    assert.deepEqual(await names(), [
      ['Grace', false],
      ['All', true],
    ]);
    await ada.call(orderFeeds, { body: { feedIds: [second.id, feed.id] } });
    assert.deepEqual((await names())[0], ['All', true]);
    assert.equal(await refusal(ada.call(orderFeeds, { body: { feedIds: [feed.id] } })), 'feeds_changed');
    assert.equal(await refusal(ada.call(createFeed, { body: { name: 'ALL' } })), 'feed_name_taken');
    await ada.call(deleteFeed, at);
    assert.equal(await refusal(ada.call(getFeed, at)), 'not_found');
  });

  test('what makes no sense is refused by its place, and nothing is kept', async () => {
    const before = await db.rows(sql`select count(*) from custom_feeds`);
    const wrong = async (...filter: Parameters<typeof only>) => {
      const error = await ada
        .call(createFeed, { body: { name: 'Wrong', ...only(...filter) } })
        .catch((reason: unknown) => reason);
      assert.ok(error instanceof ProblemError, 'nothing was refused');
      assert.equal(error.code, 'filter_senseless');
      return error.fields.map(({ path, reason }) => `${path}: ${reason}`).join();
    };
    const place = 'body.groups.0.filters.0';
    assert.match(await wrong('tag', 'less_than', 'moon'), new RegExp(`${place}: tag takes equals`));
    assert.match(await wrong('post_type', 'equals', 'poem'), /poem is no type of post/);
    assert.match(await wrong('author', 'equals', 'everybody'), /everybody is nobody/);
    assert.match(await wrong('author', 'equals', 'user:77'), /user:77 is nobody of whom you know/);
    assert.match(await wrong('author', 'equals', 'list:77'), /list:77 is no list of yours/);
    assert.match(await wrong('engagement', 'in_range', 'likes', '9', '2'), /ends before it begins/);
    assert.match(await wrong('engagement', 'less_than', 'likes', '0'), /fewer than none/);
    assert.match(await wrong('engagement', 'equals', 'tears', '1'), /tears is not counted/);
    assert.match(await wrong('date_range', 'in_range', '2d', '9d'), /ends before it begins/);
    assert.match(await wrong('date_range', 'greater_than', 'yesterday'), /yesterday is no moment/);
    const against = ['song', 'image'].map((type) => ({
      ...only('post_type', 'equals', type).groups[0]?.filters[0],
    }));
    const both = ada.call(previewFeed, {
      body: { logic: 'AND', sort: 'recent', groups: [{ operator: 'AND', filters: against as FeedFilter[] }] },
    });
    assert.equal(await refusal(both), 'filter_senseless');
    assert.deepEqual(await db.rows(sql`select count(*) from custom_feeds`), before);
  });

  test('a preview shows it while it is being put together, and keeps nothing', async () => {
    const body = { logic: 'AND', sort: 'popular', ...only('tag', 'contains', 'oo') } as const;
    assert.deepEqual(contents((await ada.call(previewFeed, { body })).items), ['One #moon', 'Three #moon']);
    assert.deepEqual(await db.rows(sql`select from feed_rankings`), []);
  });

  test('an order that moves is kept behind the cursor for ten minutes', async () => {
    const { feed } = await linus.call(createFeed, { body: { name: 'Popular', sort: 'popular', limit: 2 } });
    const page = (cursor?: string) =>
      linus.call(readCustomFeed, {
        params: { feedId: feed.id },
        query: cursor === undefined ? {} : { cursor },
      });
    const first = await page();
    assert.deepEqual(contents(first.items), ['One #moon', 'Three #moon']);
    await like(grace, 1);
    await like(ada, 1);
    await like(linus, 1);
    await grace.call(deletePost, { params: { postId: posts[1]?.id ?? '' } });
    const rest = await page(first.nextCursor ?? '');
    assert.deepEqual([contents(rest.items), rest.nextCursor], [['Four'], null]);
    const elsewhere = linus.call(discover, { query: { sort: 'popular', cursor: first.nextCursor ?? '' } });
    assert.equal(await refusal(elsewhere), 'invalid_cursor');
    await db.rows(sql`update feed_rankings set expires_at = now()`);
    assert.equal(await refusal(page(first.nextCursor ?? '')), 'ranking_expired');
    assert.deepEqual(contents((await ada.call(discover, { query: { sort: 'popular', limit: 1 } })).items), [
      'One #moon',
    ]);
  });

  test('a page costs six statements at most', async () => {
    for (const sort of ['recent', 'popular'] as const) {
      const { feed } = await grace.call(createFeed, {
        body: { name: `Counted ${sort}`, sort, limit: 100, ...only('author', 'equals', 'following') },
      });
      const sent = await count(() => grace.call(readCustomFeed, { params: { feedId: feed.id } }));
      assert.ok(sent.length <= 6, sent.join('\n\n'));
    }
  });
});
