import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { blockUser, unblockUser } from '@weft/contract/blocks.ts';
import { interact } from '@weft/contract/interactions.ts';
import { deletePost, getPost, type Post } from '@weft/contract/posts.ts';
import {
  listThread,
  readThread,
  readThreadPath,
  threadShape,
  type threadSorts,
} from '@weft/contract/threads.ts';
import { nightSky } from '../../../test/kit/night-sky.ts';
import { arrive, type Person } from '../../../test/kit/person.ts';
import { aSpace, comment, publish } from '../../../test/kit/posts.ts';
import { refusal } from '../../../test/kit/refusal.ts';
import { growThread, inOrder, readWhole } from '../../../test/kit/threads.ts';

describe('threads', async () => {
  const { url, db, count, ada, grace, linus, communityId } = await nightSky();
  const stranger = await arrive(url, 'mallory');
  const spaceId = await aSpace(ada, communityId, 'Inner', 'private');
  const at = ({ id }: Pick<Post, 'id'>) => ({ params: { postId: id } });
  const words = async (person: Person, post: Post) =>
    (await person.call(readThread, at(post))).nodes.map(
      ({ post: one, depth }) => `${'-'.repeat(depth)} ${one?.content ?? '…'}`,
    );
  const path = async (person: Person, post: Post) =>
    (await person.call(readThreadPath, at(post))).nodes.map(({ post: one }) => one?.content ?? '…');
  const take = (person: Person, post: Post) => person.call(deletePost, at(post));

  test('is read as a tree, in three orders; who does not read the post reads nothing of it', async () => {
    const post = await publish(ada, 'Where to look?', { spaceId });
    const [east, west] = [await comment(grace, post, 'east'), await comment(linus, post, 'west')];
    const how = await comment(ada, east, 'how far');
    await linus.call(interact, { params: { postId: how.id, type: 'like' } });
    await comment(grace, how, 'a hand');
    assert.deepEqual(await words(linus, post), ['- east', '-- how far', '--- a hand', '- west']);
    const top = async (sort: (typeof threadSorts)[number]) =>
      inOrder(await readWhole(linus, post.id, sort)).filter((id) => id === east.id || id === west.id);
    assert.deepEqual(await top('newest'), [west.id, east.id]);
    await ada.call(interact, { params: { postId: east.id, type: 'like' } });
    assert.deepEqual(await top('likes'), [east.id, west.id]);
    assert.deepEqual(await words(linus, how), ['--- a hand']);
    assert.deepEqual(await path(linus, how), ['Where to look?', 'east']);
    assert.deepEqual(await path(linus, post), []);
    const { items } = await linus.call(listThread, at(how));
    assert.deepEqual(
      items.map(({ content }) => content),
      ['east', 'west', 'how far', 'a hand'],
    );
    for (const route of [readThread, readThreadPath, listThread])
      assert.equal(await refusal(stranger.call(route, at(how))), 'not_found');
  });

  test('what was taken back keeps its place while something below it is there, at whatever depth', async () => {
    const post = await publish(ada, 'Clouds?', { spaceId });
    const one = await comment(grace, post, 'some');
    const two = await comment(linus, one, 'many');
    const three = await comment(ada, two, 'none here');
    const leaf = await comment(linus, post, 'rain');
    await take(grace, one);
    await take(linus, two);
    await take(linus, leaf);
    assert.deepEqual(await words(grace, post), ['- …', '-- …', '--- none here']);
    assert.deepEqual(await path(grace, three), ['Clouds?', '…', '…']);
    await take(ada, post);
    assert.equal((await grace.call(getPost, at(post))).post.deleted, true);
    await take(ada, three);
    assert.equal(await refusal(grace.call(readThread, at(post))), 'not_found');
  });

  test('between two who are apart only places are kept, and only where others answered', async () => {
    const post = await publish(ada, 'Who comes?', { spaceId });
    const said = await comment(linus, post, 'not me');
    const answer = await comment(grace, said, 'why?');
    await comment(linus, post, 'nobody answers this');
    await ada.call(blockUser, { params: { userId: linus.id } });
    const gone = (await ada.call(readThread, at(post))).nodes;
    assert.deepEqual(
      gone.map(({ id, post: one }) => [id, one?.content]),
      [
        [said.id, undefined],
        [answer.id, 'why?'],
      ],
    );
    assert.equal(JSON.stringify(gone).includes('linus'), false);
    assert.deepEqual(await words(ada, said), ['-- why?']);
    assert.deepEqual(await path(ada, answer), ['Who comes?', '…']);
    assert.equal((await ada.call(listThread, at(post))).items.length, 1);
    assert.equal(await refusal(linus.call(readThread, at(post))), 'not_found');
    assert.equal((await words(grace, post)).length, 3);
    await ada.call(unblockUser, { params: { userId: linus.id } });
  });

  test('a page is bounded, goes on everywhere, and costs what a small one costs', async () => {
    const small = await publish(ada, 'Small', { spaceId });
    await comment(grace, small, 'only this');
    const post = await publish(ada, 'Big', { spaceId });
    const authors = [ada.id, grace.id, linus.id];
    let n = 0;
    const random = () => {
      n = (n * 48_271 + 11) % 2_147_483_647;
      return n / 2_147_483_647;
    };
    await growThread(db, { rootId: post.id, authors, count: 150, random });
    const { nodes } = await linus.call(readThread, at(post));
    assert.ok(nodes.length <= threadShape.nodes && nodes.some(({ more }) => more !== null));
    assert.ok(nodes.every(({ depth }) => depth <= threadShape.levels.length));
    const read = (one: Post) => count(() => linus.call(readThread, { ...at(one), query: { sort: 'likes' } }));
    const [few, many] = [await read(small), await read(post)];
    assert.equal(many.length, few.length, many.join('\n\n'));
    assert.ok(many.length <= 6, many.join('\n\n'));
    const cursor = Buffer.from('["now"]').toString('base64url');
    assert.equal(await refusal(linus.call(readThread, { ...at(post), query: { cursor } })), 'invalid_cursor');
  });
});
