import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, test } from 'node:test';
import { deletePost, getPost, type Post } from '@weft/contract/posts.ts';
import { listThread, readThread } from '@weft/contract/threads.ts';
import { nightSky } from '../../../../test/kit/night-sky.ts';
import { aSpace, comment, publish } from '../../../../test/kit/posts.ts';
import { refusal } from '../../../../test/kit/refusal.ts';
import { until } from '../../../../test/kit/wait-for.ts';
import { addressOf, oneLine, run, weft } from '../../../../test/kit/weft.ts';
import { sql } from '../../../core/db/statement.ts';
import { reconcile } from '../../../core/reconcile/reconcile.ts';
import { postCounts } from '../reconcile.ts';
import { backfill, cutOver, readReadiness } from './backfill.ts';
import { moveSome } from './move.ts';
import { rehearse } from './rehearse.ts';
import { readStanding } from './standing.ts';

const deepest = 4;

describe('comments that come from elsewhere', async () => {
  const { db, connection, ada, grace, linus, communityId } = await nightSky();
  const spaceId = await aSpace(ada, communityId, 'Finds');

  /** As its owner brings it here: ids of their own, and whatever was in them. */
  const bring = async (rows: readonly Partial<Old>[]) => {
    for (const { id, post, by = grace.id, under = null, says = `No. ${id}`, at = day(Number(id)) } of rows)
      await db.rows(sql`
        insert into engagement_comments (id, post_id, user_id, parent_comment_id, content, created_at)
        values (${id}, ${post}, ${by}, ${under}, ${says}, ${at})`);
  };
  const statusOf = async (id: number) => {
    const [row] = await db.rows<{ status_id: string }>(
      sql`select status_id from engagement_comments where id = ${id}`,
    );
    return row?.status_id ?? '';
  };
  const isMoved = async (id: number) => {
    const [row] = await db.rows<{ moved: boolean }>(
      sql`select moved_at is not null as moved from engagement_comments where id = ${id}`,
    );
    return row?.moved === true;
  };
  const said = async (post: Pick<Post, 'id'>, reader = ada) => {
    const { nodes } = await reader.call(readThread, {
      params: { postId: post.id },
      query: { sort: 'oldest', limit: 30 },
    });
    return nodes.map((node) => `${node.depth} ${node.post?.content}`);
  };
  const right = async () => {
    const [found] = await reconcile(db, [postCounts], { fix: false });
    assert.equal(found?.drifted, 0, JSON.stringify(found));
  };
  const toldOf = async () => (await db.rows(sql`select from outbox`)).length;
  const startAnew = async () => {
    await db.rows(sql`update comment_moving set phase = 'legacy'`);
    await db.rows(sql`delete from engagement_comments where moved_at is null`);
  };

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

  test('everything that is wrong is named and counted, what hangs on it too; mended, it is moved', async () => {
    const post = await publish(ada, 'The last', { spaceId });
    const elsewhere = await publish(ada, 'Not this one', { spaceId });
    await bring([
      { id: 40, post: post.id },
      { id: 41, post: '7' },
      { id: 42, post: post.id, by: '7' },
      { id: 43, post: post.id, under: 42 },
      { id: 44, post: post.id, under: 999 },
      { id: 45, post: elsewhere.id, under: 40 },
      { id: 46, post: post.id, says: ' \n' },
      { id: 47, post: post.id, says: 'x'.repeat(50_001) },
      { id: 48, post: post.id, at: '2099-01-01T00:00:00.000Z' },
      { id: 49, post: post.id, under: 49 },
      { id: 50, post: post.id, under: 51 },
      { id: 51, post: post.id, under: 52 },
      { id: 52, post: post.id, under: 50 },
      { id: 53, post: post.id, under: 51 },
      // Out of order, and one too deep.
      { id: 60, post: post.id, under: 61 },
      { id: 61, post: post.id, under: 62 },
      { id: 62, post: post.id, under: 63 },
      { id: 63, post: post.id, under: 64 },
      { id: 64, post: post.id },
      { id: 65, post: post.id, under: 60 },
    ]);
    const wanted = {
      post_unknown: ['41'],
      author_unknown: ['42'],
      parent_unknown: ['44'],
      parent_elsewhere: ['45'],
      parent_in_trouble: ['43', '53', '65'],
      in_a_circle: ['49', '50', '51', '52'],
      too_deep: ['60'],
      empty: ['46'],
      too_long: ['47'],
      in_the_future: ['48'],
    };
    const rehearsed = [...(await rehearse(db, deepest, () => {})).troubles];
    assert.deepEqual(
      Object.fromEntries(
        Object.keys(wanted).map((name) => [
          name,
          rehearsed.flatMap(([id, trouble]) => (trouble === name ? [id] : [])).sort(),
        ]),
      ),
      wanted,
    );
    assert.equal((await readStanding(db)).due, 20, 'a rehearsal changes nothing');
    for (const batch of [1, 3, 2_000]) {
      await backfill(db, { batch, deepest });
      const { troubles, due, total, moved } = await readStanding(db);
      assert.deepEqual(
        Object.fromEntries(Object.entries(troubles).map(([name, { examples }]) => [name, examples])),
        Object.fromEntries(Object.entries(wanted).sort(([a], [b]) => (a < b ? -1 : 1))),
      );
      const inTrouble = Object.values(troubles).reduce((sum, { count }) => sum + count, 0);
      assert.deepEqual([due, moved + inTrouble], [0, total]);
    }
    await right();
    assert.deepEqual((await readReadiness(db, false)).obstacles, ['some_in_trouble']);
    await db.rows(sql`update engagement_comments set user_id = ${linus.id} where id = 42`);
    await backfill(db, { batch: 2_000, deepest });
    assert.deepEqual(await Promise.all([42, 43].map(isMoved)), [true, true]);
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

  test('stopped in the middle it goes on, while people comment', async () => {
    const post = await publish(ada, 'A busy one', { spaceId });
    await db.rows(sql`
      insert into engagement_comments (id, post_id, user_id, parent_comment_id, content, created_at)
      select n, ${post.id}, ${grace.id}, case when n % 3 > 0 then n - 1 end, 'No. ' || n, now() - interval '1 year'
      from generate_series(1002, 2200) n`);
    await db.rows(sql`update comment_moving set phase = 'dual_read'`);
    let failures = 0;
    const stopping = async () => {
      // As if it was killed within a batch: nothing of it is there.
      const work = db.transaction(async (tx) => {
        const { moveIn } = await import('./move.ts');
        await moveIn(tx, { batch: 100, deepest });
        throw new Error('killed');
      });
      await work.catch(() => (failures += 1));
    };
    await Promise.all([
      stopping(),
      backfill(db, { batch: 90, deepest }),
      backfill(db, { batch: 70, deepest }),
      ...Array.from({ length: 12 }, (_, n) => comment(n % 2 ? ada : linus, post, `Meanwhile ${n}`)),
      stopping(),
    ]);
    assert.equal(failures, 2);
    const { counts } = (await ada.call(getPost, { params: { postId: post.id } })).post;
    assert.equal(counts.thread, 1199 + 12);
    await right();
    assert.equal((await moveSome(db, { deepest })).looked, 0);
  });

  test('a backfill that is killed goes on where it was, and moves nothing twice', async () => {
    const post = await publish(ada, 'Killed on the way', { spaceId });
    await db.rows(sql`
      insert into engagement_comments (id, post_id, user_id, parent_comment_id, content, created_at)
      select n, ${post.id}, ${grace.id}, case when n % 3 > 0 then n - 1 end, 'No. ' || n, now() - interval '1 year'
      from generate_series(6000, 10999) n`);
    const isDue = async () => (await readStanding(db)).due;
    const args = [weft, 'comments', 'backfill', '--batch', '20'];
    const env = { ...process.env, DATABASE_URL: addressOf(connection), WEFT_THREAD_DEPTH: '4' };
    const child = spawn(process.execPath, args, { env, stdio: 'ignore' });
    const gone = once(child, 'exit');
    await until(async () => (await isDue()) < 5000);
    child.kill('SIGKILL');
    await gone;
    assert.ok((await isDue()) > 0, 'it was killed on the way');
    await backfill(db, { batch: 2_000, deepest });
    const { counts } = (await ada.call(getPost, { params: { postId: post.id } })).post;
    assert.equal(counts.thread, 5000);
    await right();
  });

  test('what was moved is no longer changed where it was', async () => {
    for (const statement of [
      sql`update engagement_comments set content = 'Else' where moved_at is not null`,
      sql`update engagement_comments set user_id = 7 where moved_at is not null`,
      sql`delete from engagement_comments where moved_at is not null`,
    ])
      await assert.rejects(db.rows(statement), /comment \d+ has been moved: it is post \d+ now/);
  });

  test('the end waits until all is moved; after it nothing is taken, and the command says so', async () => {
    const env = { DATABASE_URL: addressOf(connection), WEFT_THREAD_DEPTH: '4' };
    const post = await publish(ada, 'The very last', { spaceId });
    await bring([
      { id: 3001, post: post.id },
      { id: 3002, post: '7' },
    ]);
    assert.match(oneLine(await run(['comments', 'cutover'], env)), /still due/);
    const dry = await run(['comments', 'backfill', '--dry-run'], env);
    assert.equal(dry.code, 3);
    assert.match(
      dry.out,
      /^1 comment would be moved\.\npost_unknown: 1 \(3002\) – no post has this post_id$/m,
    );
    const moved = await run(['comments', 'backfill', '--batch', '500', '--json'], env);
    assert.equal(moved.code, 3);
    assert.equal(JSON.parse(moved.out).standing.due, 0);
    assert.match(oneLine(await run(['comments', 'cutover'], env)), /--leave-behind/);
    await db.rows(sql`update posts set content = 'Forged' where id = ${await statusOf(3001)}`);
    assert.deepEqual((await db.transaction((tx) => cutOver(tx, true))).obstacles, ['not_alike']);
    await db.rows(sql`update posts set content = 'No. 3001' where id = ${await statusOf(3001)}`);
    assert.equal((await run(['comments', 'cutover', '--leave-behind', '--dry-run'], env)).code, 0);
    assert.equal((await run(['comments', 'cutover', '--leave-behind'], env)).code, 0);
    const status = await run(['comments', 'status'], env);
    assert.match(status.out, /^cutover +\d+ +\d+ +0 +1$/m);
    await assert.rejects(bring([{ id: 3003, post: post.id }]), /have been moved over/);
    for (const statement of [
      sql`update engagement_comments set content = 'Else' where id = 3002`,
      sql`delete from engagement_comments`,
      sql`truncate engagement_comments`,
    ])
      await assert.rejects(db.rows(statement), /moved/);
    assert.match(oneLine(await run(['comments', 'backfill'], env)), /have been moved over/);
    // Whoever is erased takes their words along from here, too.
    await db.rows(sql`update engagement_comments set content = '' where user_id = ${grace.id}`);
  });
});

interface Old {
  readonly id: number;
  readonly post: string;
  readonly by: string;
  readonly under: number | null;
  readonly says: string;
  readonly at: string;
}

/** A time in the past for each id, so that they have an order. */
function day(n: number): string {
  return new Date(Date.UTC(2019, 0, 1, n)).toISOString();
}
