import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { deletePost, getPost } from '@weft/contract/posts.ts';
import { listThread } from '@weft/contract/threads.ts';
import { day, oldComments } from '../../../../test/kit/old-comments.ts';
import { comment, publish } from '../../../../test/kit/posts.ts';
import { refusal } from '../../../../test/kit/refusal.ts';
import { until } from '../../../../test/kit/wait-for.ts';
import { sql } from '../../../core/db/statement.ts';
import { backfill, readReadiness } from './backfill.ts';
import { readStanding } from './standing.ts';

const deepest = 4;

describe('comments that come from elsewhere', async () => {
  const { bring, statusOf, isMoved, said, right, startAnew, spaceId, db, ada, grace, linus } =
    await oldComments();
  const toldOf = async () => (await db.rows(sql`select from outbox`)).length;

  test('are seen by nobody before it begins', async () => {
    const post = await publish(ada, 'A comet', { spaceId });
    await bring([{ id: 1, post: post.id }]);
    assert.deepEqual(await said(post), []);
    assert.equal((await readStanding(db)).due, 1);
    await startAnew();
  });

  test('become comments: with their authors, parents, times, tags and names, and nobody is told', async () => {
    const post = await publish(ada, 'A comet', { spaceId });
    await bring([
      { id: 11, post: post.id, says: 'Where? *Tell* us, @ada #stars' },
      { id: 12, post: post.id, by: linus.id, under: 11 },
      { id: 13, post: post.id, under: 12 },
      { id: 14, post: post.id, by: linus.id },
    ]);
    const [told, news] = [await toldOf(), await db.rows(sql`select from notifications`)];
    assert.equal(await backfill(db, { batch: 2, deepest }), true);
    assert.equal(await toldOf(), told);
    assert.equal((await db.rows(sql`select from notifications`)).length, news.length);
    assert.deepEqual(await said(post), [
      '1 Where? *Tell* us, @ada #stars',
      '2 No. 12',
      '3 No. 13',
      '1 No. 14',
    ]);
    const first = (await ada.call(getPost, { params: { postId: await statusOf(11) } })).post;
    assert.match(first.html, /<em>Tell<\/em> us, <a [^>]*data-person="\d+"/);
    assert.deepEqual(
      [first.author.id, first.publishedAt, first.tags, first.space?.id],
      [grace.id, day(11), ['stars'], spaceId],
    );
    const { counts } = (await ada.call(getPost, { params: { postId: post.id } })).post;
    assert.deepEqual([counts.replies, counts.thread], [2, 4]);
    await right();
    assert.deepEqual((await readReadiness(db, false)).obstacles, []);
    assert.equal(await backfill(db, { batch: 2, deepest }), true, 'a second time changes nothing');
    assert.equal((await said(post)).length, 4);
    await startAnew();
  });

  test('a thread shows both kinds in their order, without doubles, while they are moved', async () => {
    const post = await publish(ada, 'Another comet', { spaceId });
    const other = await publish(ada, 'And one that nobody opens', { spaceId });
    await db.rows(sql`update comment_moving set phase = 'dual_read'`);
    const now = await comment(linus, post, 'Said here');
    await bring([
      { id: 21, post: post.id, at: '2020-01-01T00:00:00.000Z' },
      { id: 22, post: post.id, under: 21 },
      { id: 23, post: post.id, at: new Date(Date.now() + 60_000).toISOString() },
      { id: 24, post: other.id },
    ]);
    // The server asks how far it is every few seconds.
    await until(async () => (await said(post)).length === 4);
    assert.deepEqual(await said(post), ['1 No. 21', '2 No. 22', '1 Said here', '1 No. 23']);
    const { items } = await ada.call(listThread, { params: { postId: post.id }, query: { limit: 10 } });
    assert.deepEqual(
      items.filter(({ depth }) => depth === 1).map(({ id }) => id),
      [await statusOf(21), now.id, await statusOf(23)],
    );
    assert.equal(await isMoved(24), false);
    // Two who open it at the same moment.
    await bring(Array.from({ length: 9 }, (_, n) => ({ id: 210 + n, post: post.id })));
    const [one, two] = await Promise.all([said(post), said(post, grace)]);
    assert.deepEqual([one.length, two.length], [13, 13]);
    await right();
  });

  test('what is answered is moved first, with all that it answers, and nothing else', async () => {
    const post = await publish(ada, 'One more', { spaceId });
    await bring([
      { id: 31, post: post.id },
      { id: 32, post: post.id, under: 31 },
      { id: 33, post: post.id, under: 32 },
      { id: 34, post: post.id },
    ]);
    const answer = await comment(linus, { id: await statusOf(32) }, 'I say so, too');
    assert.deepEqual([answer.parentId, answer.depth], [await statusOf(32), 3]);
    assert.deepEqual(await Promise.all([31, 32, 33, 34].map(isMoved)), [true, true, false, false]);
    assert.equal(await refusal(comment(linus, { id: '7' }, 'To nobody')), 'parent_not_there');
    assert.deepEqual(await said(post), ['1 No. 31', '2 No. 32', '3 No. 33', '3 I say so, too', '1 No. 34']);
    await right();
    await startAnew();
  });

  test('a post that was deleted keeps what was said under it; of who was erased a place without words stays', async () => {
    const post = await publish(ada, 'Soon gone', { spaceId });
    await bring([
      { id: 71, post: post.id, by: linus.id },
      { id: 72, post: post.id, under: 71 },
    ]);
    await ada.call(deletePost, { params: { postId: post.id } });
    await db.rows(sql`
      insert into account_erasures (user_id, status_before, due_at, erased_at) values (${linus.id}, 'active', now(), now())`);
    await backfill(db, { batch: 2_000, deepest });
    const rows = await db.rows(sql`
      select status, content from posts where root_id = ${post.id} order by depth`);
    assert.deepEqual(rows, [
      { status: 'deleted', content: '' },
      { status: 'published', content: 'No. 72' },
    ]);
    await right();
    await db.rows(sql`delete from account_erasures`);
    assert.deepEqual((await readReadiness(db, false)).obstacles, []);
    await startAnew();
  });
});
