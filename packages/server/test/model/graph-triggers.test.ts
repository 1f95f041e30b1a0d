import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Database } from '../../src/core/db/database.ts';
import { sql } from '../../src/core/db/statement.ts';
import { testDatabase } from '../kit/database.ts';

describe('follows and friendships in the database', async () => {
  const db = new Database({ connection: (await testDatabase()).connection });
  const many = 3000;
  await db.rows(sql`
    insert into users (id, username, email) select n, 'user_' || n, n || '@example.org' from generate_series(1, ${many}) n`);
  /** From everybody else to the first, or back. */
  const follow = (way: 'to' | 'from', accepted: boolean) =>
    db.rows(sql`
      insert into user_follows (follower_id, following_id, accepted, accepted_at)
      select case when ${way} = 'to' then n else 1 end, case when ${way} = 'to' then 1 else n end, ${accepted},
        case when ${accepted} then now() end
      from generate_series(2, ${many}) n`);
  const stats = async (id: number) => {
    const [row] = await db.rows<{ followers: number; following: number; friends: number }>(
      sql`select followers, following, friends from user_stats where user_id = ${id}`,
    );
    return row && [row.followers, row.following, row.friends];
  };

  test('who asks does not count; many who are let in at once do, each once', async () => {
    await follow('to', false);
    assert.deepEqual(await stats(1), [0, 0, 0]);
    await db.rows(sql`update user_follows set accepted = true, accepted_at = now()`);
    assert.deepEqual(
      [await stats(1), await stats(many)],
      [
        [many - 1, 0, 0],
        [0, 1, 0],
      ],
    );
    await db.rows(sql`update user_follows set accepted_at = now() - interval '1 day'`);
    assert.deepEqual(await stats(1), [many - 1, 0, 0]);
  });

  test('who follow each other are friends, and stay so when one follows no more', async () => {
    await follow('from', true);
    assert.deepEqual(
      [await stats(1), await stats(2)],
      [
        [many - 1, many - 1, many - 1],
        [1, 1, 1],
      ],
    );
    await db.rows(sql`delete from user_follows where follower_id = 2`);
    assert.deepEqual(await stats(2), [1, 0, 1]);
    await db.rows(sql`delete from friendships where user_id_2 = 3`);
    await db.rows(sql`update user_follows set accepted_at = now() where follower_id = 3`);
    assert.deepEqual(await stats(3), [1, 1, 0], 'nothing began anew');
  });

  test('two directions in one statement are one friendship', async () => {
    await db.rows(sql`
      insert into user_follows (follower_id, following_id, accepted, accepted_at)
      values (10, 11, true, now()), (11, 10, true, now())`);
    assert.deepEqual(
      [await stats(10), await stats(11)],
      [
        [2, 2, 2],
        [2, 2, 2],
      ],
    );
  });

  test('with a person goes what others had with them', async () => {
    await db.rows(sql`delete from users where id = 1`);
    assert.deepEqual([await stats(1), await stats(10), await stats(many)], [undefined, [1, 1, 1], [0, 0, 0]]);
  });

  test('close', () => db.close());
});
