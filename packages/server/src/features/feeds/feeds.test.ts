import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { updateMe } from '@weft/contract/accounts.ts';
import { blockUser, unblockUser } from '@weft/contract/blocks.ts';
import { leaveCommunity } from '@weft/contract/communities.ts';
import { discover, listTags, readHome, readListFeed } from '@weft/contract/feeds.ts';
import { followUser, muteUser, unmuteUser } from '@weft/contract/graph.ts';
import { addListMember, createList } from '@weft/contract/lists.ts';
import { deletePost, type Post } from '@weft/contract/posts.ts';
import { nightSky } from '../../../test/kit/night-sky.ts';
import { arrive, type Person } from '../../../test/kit/person.ts';
import { aSpace, comment, publish } from '../../../test/kit/posts.ts';
import { refusal } from '../../../test/kit/refusal.ts';

const contents = (posts: readonly Post[]) => posts.map(({ content }) => content);

describe('feeds', async () => {
  const { url, count, ada, grace, linus, communityId } = await nightSky();
  const mallory = await arrive(url, 'mallory');
  const open = await aSpace(ada, communityId, 'Open');
  const inner = await aSpace(ada, communityId, 'Inner', 'private');
  const home = async (person: Person, limit = 100) => {
    const found: Post[] = [];
    let cursor: string | undefined;
    do {
      const page = await person.call(readHome, {
        query: cursor === undefined ? { limit } : { limit, cursor },
      });
      found.push(...page.items);
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    return contents(found);
  };

  const first = await publish(ada, 'In the open #Moon', { spaceId: open });
  await comment(grace, first, 'A comment is in no feed #moon');
  await publish(grace, 'Among us #moon', { spaceId: inner });
  await publish(linus, 'On my page');
  await publish(mallory, 'From outside #mars', { type: 'text_long', title: 'Outside' });

  test('home shows whom one follows, oneself and one’s communities, the latest first, and nobody else', async () => {
    assert.deepEqual(await home(ada), ['Among us #moon', 'In the open #Moon']);
    await ada.call(followUser, { params: { userId: linus.id } });
    await ada.call(followUser, { params: { userId: mallory.id } });
    const all = ['From outside #mars', 'On my page', 'Among us #moon', 'In the open #Moon'];
    assert.deepEqual(await home(ada), all);
    assert.deepEqual(await home(ada, 1), all, 'page by page');
    assert.deepEqual(await home(mallory), ['From outside #mars']);
    // What one may read of a community one is not in is for discovery.
    await mallory.call(followUser, { params: { userId: ada.id } });
    assert.deepEqual(await home(mallory), ['From outside #mars', 'In the open #Moon']);
  });

  test('who is muted or blocked, left or closed their page is in it no more', async () => {
    await ada.call(muteUser, { params: { userId: grace.id } });
    assert.equal((await home(ada)).includes('Among us #moon'), false);
    await ada.call(unmuteUser, { params: { userId: grace.id } });
    assert.equal((await home(ada)).includes('Among us #moon'), true);
    await grace.call(blockUser, { params: { userId: ada.id } });
    assert.equal((await home(ada)).includes('Among us #moon'), false);
    assert.equal((await home(grace)).includes('In the open #Moon'), false);
    await grace.call(unblockUser, { params: { userId: ada.id } });
    await linus.call(updateMe, { body: { visibility: 'private' } });
    assert.equal((await home(ada)).includes('On my page'), false);
    await linus.call(updateMe, { body: { visibility: 'public' } });
    await linus.call(leaveCommunity, { params: { communityId } });
    assert.deepEqual(await home(linus), ['On my page']);
    const gone = await publish(ada, 'Not for long', { spaceId: open });
    await ada.call(deletePost, { params: { postId: gone.id } });
    assert.equal((await home(ada)).includes('Not for long'), false);
  });

  test('a list shows those in it, to whoever made it alone', async () => {
    const { list } = await ada.call(createList, { body: { name: 'Others' } });
    const at = { params: { listId: list.id } };
    for (const { id: userId } of [mallory, linus])
      await ada.call(addListMember, { params: { ...at.params, userId } });
    const { items } = await ada.call(readListFeed, at);
    assert.deepEqual(contents(items), ['From outside #mars', 'On my page']);
    assert.equal(await refusal(linus.call(readListFeed, at)), 'not_found');
  });

  test('what is discovered may be read: by type, by tag, whatever the size of its letters', async () => {
    const find = async (person: Person, query: object) =>
      contents((await person.call(discover, { query })).items);
    assert.deepEqual(await find(mallory, {}), ['From outside #mars', 'On my page', 'In the open #Moon']);
    assert.deepEqual(await find(mallory, { tag: 'MOON' }), ['In the open #Moon']);
    assert.deepEqual(await find(ada, { tag: 'moon' }), ['Among us #moon', 'In the open #Moon']);
    assert.deepEqual(await find(ada, { type: 'text_long' }), ['From outside #mars']);
    assert.deepEqual(await find(ada, { tag: 'nothing' }), []);
    const tags = async (person: Person) => (await person.call(listTags, {})).tags;
    assert.deepEqual(await tags(ada), [
      { name: 'Moon', posts: 2 },
      { name: 'mars', posts: 1 },
    ]);
    assert.deepEqual(
      (await tags(mallory)).map(({ posts }) => posts),
      [1, 1],
    );
  });

  test('a page of many costs what a page of one costs', async () => {
    const page = (limit: number) => ada.call(readHome, { query: { limit } });
    // One post fills its page from the latest; a hundred want the sources, too.
    const [one, many] = [await count(() => page(1)), await count(() => page(100))];
    assert.ok(many.length <= one.length + 2, many.join('\n\n'));
    assert.ok(many.length <= 6, many.join('\n\n'));
  });
});
