import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Database } from '../../src/core/db/database.ts';
import { sql } from '../../src/core/db/statement.ts';
import { testDatabase } from '../kit/database.ts';

describe('comments in the database', async () => {
  const db = new Database({ connection: (await testDatabase()).connection });
  await db.rows(sql`insert into users (id, username, email) values (1, 'ada', 'ada@example.org')`);
  const publish = (values: string) =>
    db.pool.query(`
      insert into posts (id, author_id, type, status, content, client_key, parent_id, root_id, depth, deleted_at)
      select id, 1, 'status', case when gone then 'deleted' else 'published' end, case when gone then '' else 'x' end,
        id::text, parent, root, depth, case when gone then now() end
      from (values ${values}) v (id, parent, root, depth, gone)`);
  const counts = async (id: number) => {
    const [row] = await db.rows<{ replies: number; thread: number; version: string }>(
      sql`select replies, thread, version from post_stats where post_id = ${id}`,
    );
    return row && [row.replies, row.thread, Number(row.version)];
  };

  test('many that come in one statement count each post once, those of the statement too', async () => {
    await publish(`(10, null::bigint, null::bigint, 0, false)`);
    await publish(
      `(11, 10, 10, 1, false), (12, 11, 10, 2, false), (13, 11, 10, 2, false), (14, 10, 10, 1, true)`,
    );
    assert.deepEqual(
      [await counts(10), await counts(11), await counts(12), await counts(14)],
      [
        [1, 3, 2],
        [2, 0, 2],
        [0, 0, 1],
        [0, 0, 1],
      ],
    );
  });

  test('one under a post elsewhere is refused, with all that came with it', async () => {
    await publish(`(20, null::bigint, null::bigint, 0, false)`);
    await assert.rejects(publish(`(21, 10, 10, 1, false), (22, 20, 10, 1, false)`), /does not stand under/);
    assert.deepEqual(await counts(10), [1, 3, 2]);
  });

  test('old ones are taken, changed and deleted until they are moved, and only emptied after', async () => {
    await db.rows(
      sql`insert into engagement_comments (id, post_id, user_id, content) values (1, 10, 1, 'a'), (2, 10, 1, 'b')`,
    );
    await db.rows(sql`update engagement_comments set content = 'c'`);
    await db.rows(sql`update engagement_comments set moved_at = now() where id = 1`);
    await assert.rejects(
      db.rows(sql`update engagement_comments set content = 'd' where id = 1`),
      /it is post/,
    );
    await assert.rejects(
      db.rows(sql`update engagement_comments set parent_comment_id = 7 where id = 1`),
      /it is post/,
    );
    await assert.rejects(db.rows(sql`delete from engagement_comments where id = 1`), /it is post/);
    await db.rows(sql`delete from engagement_comments where id = 2`);
    await db.rows(sql`update engagement_comments set content = '' where id = 1`);
    await db.rows(sql`update comment_moving set phase = 'cutover'`);
    const more = sql`insert into engagement_comments (id, post_id, user_id, content) values (3, 10, 1, 'a')`;
    await assert.rejects(db.rows(more), /moved over/);
    await assert.rejects(db.rows(sql`truncate engagement_comments`), /moved over/);
    await db.rows(sql`update engagement_comments set content = '' where user_id = 1`);
  });

  test('close', () => db.close());
});
