import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ProblemError } from '@weft/client/failures.ts';
import { blockUser } from '@weft/contract/blocks.ts';
import { deletePost, type Post } from '@weft/contract/posts.ts';
import { listThread, readThreadPath, threadShape, threadSorts } from '@weft/contract/threads.ts';
import { nightSky } from '../../../test/kit/night-sky.ts';
import { explaining } from '../../../test/kit/plans.ts';
import { aSpace, comment, publish } from '../../../test/kit/posts.ts';
import { randomFrom, seedFrom } from '../../../test/kit/random.ts';
import { growThread, inOrder, readWhole, threadByHand } from '../../../test/kit/threads.ts';
import { sql } from '../../core/db/statement.ts';
import { findShown } from './thread-skeleton.ts';

/** What is taken back in the same moment is not there to be answered, or to be taken back; anything else is a failure. */
async function unlessGone<Answer>(call: Promise<Answer>): Promise<Answer | undefined> {
  try {
    return await call;
  } catch (error) {
    assert.ok(error instanceof ProblemError, String(error));
    assert.ok(error.code === 'parent_not_there' || error.code === 'not_found', error.code);
    return undefined;
  }
}

describe('threads of many', async () => {
  const { db, ada, grace, linus, communityId } = await nightSky();
  const spaceId = await aSpace(ada, communityId, 'Open');
  const people = { ada, grace, linus };

  /** Every count of every post as its comments and likes say it. */
  const wrongCounts = () =>
    db.rows(sql`
      select s.post_id from post_stats s join posts p on p.id = s.post_id
      where (s.parent_id, s.replies, s.thread) is distinct from (p.parent_id,
        (select count(*) from posts c where c.parent_id = p.id and c.status = 'published'),
        case when p.parent_id is null then (select count(*) from posts c where c.root_id = p.id and c.status = 'published') else 0 end)`);

  test('every page of every order shows each comment once, in its place, as a naive tree does', async (t) => {
    const seed = seedFrom(process.env);
    t.diagnostic(`seed ${seed}`);
    const random = randomFrom(seed);
    const apart = {
      ada: new Set<string>(),
      grace: new Set([linus.id]),
      linus: new Set([grace.id]),
    };
    const posts: Post[] = [];
    for (const size of [40, 250]) {
      const post = await publish(ada, `A tree of ${size}`, { spaceId });
      await growThread(db, { rootId: post.id, authors: [ada.id, grace.id, linus.id], count: size, random });
      posts.push(post);
    }
    await grace.call(blockUser, { params: { userId: linus.id } });
    for (const post of posts)
      for (const name of ['ada', 'grace', 'linus'] as const) {
        for (const sort of threadSorts) {
          const byHand = await threadByHand(db, post.id, sort, apart[name]);
          const read = inOrder(await readWhole(people[name], post.id, sort));
          assert.deepEqual(read, byHand, `${name}, ${sort}, seed ${seed}`);
        }
        const words = (await threadByHand(db, post.id, 'oldest', apart[name])).filter(
          (id) => !id.startsWith('('),
        );
        const flat: string[] = [];
        let cursor: string | undefined;
        do {
          const query = cursor === undefined ? { limit: 30 } : { limit: 30, cursor };
          const page = await people[name].call(listThread, { params: { postId: post.id }, query });
          flat.push(...page.items.map(({ id }) => id));
          cursor = page.nextCursor ?? undefined;
        } while (cursor !== undefined);
        assert.deepEqual(flat.toSorted(), words.toSorted(), `${name}, seed ${seed}`);
      }
    assert.deepEqual(await wrongCounts(), []);
  });

  test('32 who comment and take back at the same moment, at several depths, leave exact counts', async () => {
    const post = await publish(ada, 'Everybody', { spaceId });
    const authors = [ada, grace, linus];
    const said: Post[] = [post];
    for (let round = 0; round < 4; round += 1) {
      const parents = said.slice(-8);
      const made = Promise.all(
        Array.from({ length: 32 }, (_, n) =>
          unlessGone(comment(authors[n % 3] ?? ada, parents[n % parents.length] ?? post, `${round}.${n}`)),
        ),
      );
      const taken = Promise.all(
        said
          .slice(1)
          .filter((_, n) => n % 5 === round)
          .map((one) => unlessGone(ada.call(deletePost, { params: { postId: one.id } }))),
      );
      said.push(...(await made).flatMap((one) => one ?? []));
      await taken;
    }
    assert.deepEqual(await wrongCounts(), []);
    const [row] = await db.rows<{ thread: number }>(
      sql`select thread from post_stats where post_id = ${post.id}`,
    );
    assert.ok((row?.thread ?? 0) > 32);
    // A whole branch with its rows, as when an account or a community goes.
    const branch = said.find(({ depth }) => depth === 1);
    await db.rows(sql`delete from posts where id = ${branch?.id ?? ''}`);
    assert.deepEqual(await wrongCounts(), []);
  });

  test('of a broad and long thread no page reads all there is', async () => {
    const post = await publish(ada, 'Everybody answers', { spaceId });
    await db.rows(sql`
      insert into posts (author_id, type, status, client_key, published_at, parent_id, root_id, depth, space_id, community_id)
      select author_id, 'status', 'published', 'broad-' || n, now() + n * interval '1 second', id, id, 1, space_id, community_id
      from (select * from posts where id = ${post.id}) p, generate_series(1, 5000) n`);
    await db.rows(sql`analyze`);
    for (const sort of threadSorts) {
      const { executor, scans } = explaining(db);
      await findShown(executor, ada.id, { headId: post.id, sort, after: null, limit: 12 });
      assert.deepEqual(
        scans.filter((table) => table === 'posts' || table === 'post_stats'),
        [],
        sort,
      );
    }
  });

  test('of a long way down to a comment the post and the nearest are shown', async () => {
    const post = await publish(ada, 'Down', { spaceId });
    let last: Post = post;
    for (let depth = 1; depth <= 30; depth += 1) last = await comment(ada, last, `Step ${depth}`);
    const { nodes, between } = await ada.call(readThreadPath, { params: { postId: last.id } });
    assert.deepEqual(
      nodes.map(({ depth }) => depth),
      [0, ...Array.from({ length: threadShape.ancestors }, (_, n) => 30 - threadShape.ancestors + n)],
    );
    assert.equal(between, 9);
  });
});
