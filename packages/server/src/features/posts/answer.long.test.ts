import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { markAnswer, takeBackAnswer } from '@weft/contract/answers.ts';
import { blockUser } from '@weft/contract/blocks.ts';
import { listNotifications } from '@weft/contract/notifications.ts';
import { deletePost, getPost, listSpacePosts, type Post } from '@weft/contract/posts.ts';
import { storedEvents } from '../../../test/kit/chat.ts';
import { nightSky } from '../../../test/kit/night-sky.ts';
import { arrive, type Person } from '../../../test/kit/person.ts';
import { aSpace, comment, publish } from '../../../test/kit/posts.ts';
import { refusal } from '../../../test/kit/refusal.ts';
import { sql } from '../../core/db/statement.ts';

describe('the answer', async () => {
  const { url, db, ada, grace, linus, communityId } = await nightSky();
  const stranger = await arrive(url, 'mallory');
  const spaceId = await aSpace(ada, communityId, 'Questions');
  const at = ({ id }: Pick<Post, 'id'>) => ({ params: { postId: id } });
  const mark = (person: Person, post: Post, { id: commentId }: Pick<Post, 'id'>) =>
    person.call(markAnswer, { ...at(post), body: { commentId } });
  const unmark = (person: Person, post: Post) => person.call(takeBackAnswer, at(post));
  const answer = async (person: Person, post: Post) => (await person.call(getPost, at(post))).post.answerId;
  const news = async (person: Person) =>
    (await person.call(listNotifications, { query: {} })).items.flatMap(({ about, actor }) =>
      about.kind === 'post.answered' ? [[about.postId, actor?.username]] : [],
    );
  const ask = async () => {
    const post = await publish(grace, 'What is it?', { spaceId });
    const first = await comment(linus, post, 'A comet');
    return { post, first, deeper: await comment(ada, first, 'A rock') };
  };

  test('is marked by whose post it is, stands in lists, gives way to another one, and is taken back', async () => {
    const { post, first, deeper } = await ask();
    assert.deepEqual([post.answerId, post.may.answer, first.may.answer], [null, true, false]);
    const { post: marked } = await mark(grace, post, first);
    assert.deepEqual([marked.answerId, marked.version], [first.id, post.version + 1]);
    assert.equal((await mark(grace, post, first)).post.version, marked.version, 'twice is once');
    const [listed] = (await stranger.call(listSpacePosts, { params: { spaceId } })).items;
    assert.equal(listed?.answerId, first.id);
    assert.deepEqual(await news(linus), [[first.id, 'grace']]);
    await mark(grace, post, deeper);
    assert.equal(await answer(linus, post), deeper.id);
    assert.deepEqual([await news(linus), await news(ada)], [[], [[deeper.id, 'grace']]]);
    assert.equal((await unmark(grace, post)).post.answerId, null);
    assert.deepEqual(await news(ada), []);
    const told = await storedEvents(db, 'post.updated');
    assert.deepEqual(
      told.filter(({ payload }) => payload.postId === post.id).map(({ payload }) => payload.version),
      [2, 2, 3, 3, 4, 4],
      'the community and who has it open, each time once',
    );
  });

  test('by who keeps the peace, too, which is written down; by nobody else, and where one may not write', async () => {
    const { post, first } = await ask();
    for (const person of [linus, stranger])
      assert.equal(await refusal(mark(person, post, first)), 'forbidden');
    assert.equal(await refusal(unmark(linus, post)), 'forbidden');
    await mark(ada, post, first);
    await unmark(ada, post);
    const acts = await db.rows<{ act: string }>(sql`select act from audit_log where act = 'post.answer'`);
    assert.equal(acts.length, 2);
    assert.equal((await grace.call(getPost, at(post))).post.answerId, null);
    await db.rows(sql`update spaces set archived_at = now() where id = ${spaceId}`);
    assert.equal(await refusal(mark(grace, post, first)), 'space_archived');
    await db.rows(sql`update spaces set archived_at = null where id = ${spaceId}`);
    const own = await publish(stranger, 'On my page');
    const said = await comment(linus, own, 'Indeed');
    assert.equal((await mark(stranger, own, said)).post.answerId, said.id);
  });

  test('stands under that very post, and is there', async () => {
    const { post, first, deeper } = await ask();
    const other = await ask();
    for (const elsewhere of [other.first, other.post, post])
      assert.equal(await refusal(mark(grace, post, elsewhere)), 'answer_elsewhere');
    assert.equal(await refusal(mark(linus, first, deeper)), 'answer_elsewhere', 'a comment has no answer');
    await ada.call(deletePost, at(deeper));
    assert.equal(await refusal(mark(grace, post, deeper)), 'not_found');
    assert.equal(await answer(grace, post), null);
  });

  test('ends with the comment, and with the post; who is apart from its author sees none', async () => {
    const { post, first, deeper } = await ask();
    await mark(grace, post, first);
    await db.rows(sql`delete from outbox`);
    await linus.call(deletePost, at(first));
    assert.equal(await answer(grace, post), null);
    assert.ok((await news(linus)).every(([commentId]) => commentId !== first.id));
    const [told] = await storedEvents(db, 'post.updated');
    assert.deepEqual(
      [told?.payload.postId, told?.payload.version],
      [post.id, (await grace.call(getPost, at(post))).post.version],
    );
    await mark(grace, post, deeper);
    await stranger.call(blockUser, { params: { userId: ada.id } });
    assert.deepEqual([await answer(stranger, post), await answer(linus, post)], [null, deeper.id]);
    await grace.call(deletePost, at(post));
    assert.equal(await answer(linus, post), null);
    assert.deepEqual(await db.rows(sql`select from post_answers where post_id = ${post.id}`), []);
  });

  test('marked, replaced and taken back at once: one answer at most, and one that is there', async () => {
    for (let round = 0; round < 2; round += 1) {
      const { post, first, deeper } = await ask();
      await mark(grace, post, first);
      const outcomes = await Promise.all([
        ...[mark(grace, post, deeper), mark(ada, post, first), mark(grace, post, deeper)].map(refusal),
        ...[linus.call(deletePost, at(first)), ada.call(deletePost, at(deeper))].map(refusal),
      ]);
      assert.ok(!outcomes.includes('internal'), outcomes.join());
      assert.equal(await answer(grace, post), null);
    }
  });
});
