import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, test } from 'node:test';
import { getPost } from '@weft/contract/posts.ts';
import { oldComments } from '../../../../test/kit/old-comments.ts';
import { comment, publish } from '../../../../test/kit/posts.ts';
import { until } from '../../../../test/kit/wait-for.ts';
import { addressOf, oneLine, run, weft } from '../../../../test/kit/weft.ts';
import { sql } from '../../../core/db/statement.ts';
import { backfill, cutOver } from './backfill.ts';
import { moveSome } from './move.ts';
import { readStanding } from './standing.ts';

const deepest = 4;

describe('old comments on the way, and at the end', async () => {
  const { bring, statusOf, right, spaceId, db, connection, ada, grace, linus } = await oldComments();

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
        await moveIn(tx, { part: { postId: post.id }, batch: 100, deepest });
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
    assert.equal((await moveSome(db, { part: { postId: post.id }, deepest })).looked, 0);
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
