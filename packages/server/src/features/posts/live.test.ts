import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { updateMe } from '@weft/contract/accounts.ts';
import { blockUser } from '@weft/contract/blocks.ts';
import { leaveCommunity } from '@weft/contract/communities.ts';
import { deletePost, editPost } from '@weft/contract/posts.ts';
import { updateSpace } from '@weft/contract/spaces.ts';
import { ears } from '../../../test/kit/ears.ts';
import { nightSky } from '../../../test/kit/night-sky.ts';
import { arrive } from '../../../test/kit/person.ts';
import { aSpace, comment, publish } from '../../../test/kit/posts.ts';
import { until } from '../../../test/kit/wait-for.ts';
import { sql } from '../../core/db/statement.ts';
import { tellOfStats } from './tell-stats.ts';

interface Told {
  readonly postId?: string;
  readonly parentId?: string | null;
}

describe('a discussion that is open', async () => {
  const { url, db, ada, grace, linus, communityId } = await nightSky();
  const stranger = await arrive(url, 'mallory');
  await db.rows(sql`update communities set visibility = 'public' where id = ${communityId}`);
  const spaceId = await aSpace(ada, communityId, 'Open');
  const openBy = (person: typeof ada, postId: string) => ears(person, [`post:${postId}`]);

  test('hears what is said, changed, taken back and counted in it: ids, no words', async () => {
    const post = await publish(ada, 'Up late?', { spaceId });
    const room = `post:${post.id}`;
    const [hers, theirs] = [await openBy(grace, post.id), await openBy(stranger, post.id)];
    const said = await comment(linus, post, 'xyzzy');
    const below = await comment(ada, said, 'xyzzy, too');
    await linus.call(editPost, { params: { postId: said.id }, body: { content: 'xyzzy again' } });
    await ada.call(deletePost, { params: { postId: below.id } });
    await db.transaction((tx) => tellOfStats(tx, said.id));
    for (const heard of [hers, theirs]) {
      await until(() => heard.has('post.stats'));
      // What it is about was published before, and may have been told just now.
      const told = heard.heard
        .map(({ type, room: where, payload }) => ({ type, where, ...(payload as Told) }))
        .filter(({ type, postId }) => type.startsWith('post.') && postId !== post.id);
      // In no other room: a community does not hear of each comment.
      assert.deepEqual([...new Set(told.map(({ where }) => where))], [room]);
      assert.deepEqual(
        told.map(({ type, postId, parentId }) => [type, postId, parentId]),
        [
          ['post.published', said.id, post.id],
          ['post.published', below.id, said.id],
          ['post.updated', said.id, post.id],
          ['post.deleted', below.id, said.id],
          ['post.stats', said.id, undefined],
        ],
      );
      assert.equal(JSON.stringify(heard.heard).includes('xyzzy'), false);
      heard.stop();
    }
    const jobs = await db.rows<{ unique_key: string }>(sql`
      select unique_key from jobs where name = 'posts.tell-stats' and unique_key = any(${[post.id, said.id]})`);
    assert.equal(jobs.length, 2);
  });

  test('is closed at once to whom its author blocks, and to who leaves', async () => {
    await db.rows(sql`update spaces set visibility = 'private' where id = ${spaceId}`);
    const post = await publish(ada, 'Among us', { spaceId });
    const room = `post:${post.id}`;
    const [blocked, leaving] = [await openBy(linus, post.id), await openBy(grace, post.id)];
    const refused = await openBy(stranger, post.id);
    assert.deepEqual(refused.left, [room]);
    await ada.call(blockUser, { params: { userId: linus.id } });
    await until(() => blocked.left.includes(room));
    assert.deepEqual(leaving.left, []);
    await grace.call(leaveCommunity, { params: { communityId } });
    await until(() => leaving.left.includes(room));
    for (const one of [blocked, leaving, refused]) one.stop();
  });

  test('is closed at once with the space, and with the page that it stands on', async () => {
    await db.rows(sql`update spaces set visibility = 'public' where id = ${spaceId}`);
    const inSpace = await publish(ada, 'For the world', { spaceId });
    const onPage = await publish(ada, 'On my page');
    const heard = await ears(stranger, [`post:${inSpace.id}`, `post:${onPage.id}`]);
    await ada.call(updateSpace, { params: { spaceId }, body: { visibility: 'private' } });
    await until(() => heard.left.length === 1);
    await ada.call(updateMe, { body: { visibility: 'private' } });
    await until(() => heard.left.length === 2);
    assert.deepEqual(heard.left, [`post:${inSpace.id}`, `post:${onPage.id}`]);
    heard.stop();
  });
});
