import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { oldComments } from '../../../../test/kit/old-comments.ts';
import { publish } from '../../../../test/kit/posts.ts';
import { sql } from '../../../core/db/statement.ts';
import { backfill, readReadiness } from './backfill.ts';
import { rehearse } from './rehearse.ts';
import { readStanding } from './standing.ts';

const deepest = 4;

describe('old comments with which something is wrong', async () => {
  const { bring, isMoved, right, startAnew, spaceId, db, ada, linus } = await oldComments();

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
});
