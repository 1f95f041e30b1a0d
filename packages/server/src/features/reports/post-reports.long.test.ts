import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { blockUser } from '@weft/contract/blocks.ts';
import { getMember, updateMember } from '@weft/contract/members.ts';
import { listNotifications } from '@weft/contract/notifications.ts';
import { deletePost, editPost, getPost, type Post } from '@weft/contract/posts.ts';
import * as routes from '@weft/contract/reports.ts';
import { sql } from '../../../src/core/db/statement.ts';
import { personalData } from '../../../src/personal-data.ts';
import { ears } from '../../../test/kit/ears.ts';
import { nightSky } from '../../../test/kit/night-sky.ts';
import { arrive } from '../../../test/kit/person.ts';
import { drawing } from '../../../test/kit/pictures.ts';
import { aSpace, comment, publish } from '../../../test/kit/posts.ts';
import { refusal } from '../../../test/kit/refusal.ts';
import { upload } from '../../../test/kit/upload.ts';
import { until } from '../../../test/kit/wait-for.ts';

describe('reports of posts', async () => {
  const { url, db, ada, grace, linus, communityId } = await nightSky();
  const mallory = await arrive(url, 'mallory');
  const root = await arrive(url, 'root');
  await db.rows(sql`update users set role = 'admin' where id = ${root.id}`);
  const spaceId = await aSpace(ada, communityId, 'Finds');
  const { member } = await ada.call(getMember, { params: { communityId, userId: grace.id } });
  await ada.call(updateMember, { params: { memberId: member.id }, body: { role: 'moderator' } });
  const on = (post: Post) => ({ params: { postId: post.id } });
  const report = (one: typeof ada, post: Post, words = '') =>
    one.call(routes.reportPost, { ...on(post), body: { reason: 'spam', words } });
  const look = (one: typeof ada, post: Post) => one.call(routes.lookAtPostReport, on(post));
  const queue = async (one: typeof ada, of: { communityId?: string } = { communityId }) =>
    (await one.call(routes.listReports, { query: of })).items;
  const removeBy = (one: typeof ada, reportId: string) =>
    one.call(routes.deleteReportedPost, { params: { reportId } });

  test('in a space go to its community: with what it said, of a comment also on what, and by them it is deleted', async () => {
    const post = await publish(ada, 'My telescope', { spaceId });
    const picture = await upload(linus, await drawing(), 'lenses.png');
    const bad = await publish(linus, 'Buy lenses', {
      type: 'status',
      parentId: post.id,
      mediaIds: [picture.id],
    });
    const heard = { handler: await ears(grace), accused: await ears(linus) };
    const { evidence, goesTo } = await look(grace, bad);
    assert.equal(goesTo, 'community');
    const { publishedAt, ...said } = evidence.post ?? assert.fail();
    assert.equal(publishedAt, bad.publishedAt);
    assert.deepEqual(said, {
      ...{ authorId: linus.id, author: 'Linus Torvalds', type: 'status', title: '', content: 'Buy lenses' },
      files: ['lenses.png'],
      on: { authorId: ada.id, author: 'Ada Lovelace', title: '', content: 'My telescope' },
    });
    const both = await Promise.allSettled([report(ada, bad, 'Again'), report(ada, bad)]);
    assert.deepEqual(both.map(({ status }) => status).sort(), ['fulfilled', 'rejected']);
    assert.equal(await refusal(report(ada, bad)), 'already_reported');
    await report(grace, bad);
    await until(() => heard.handler.told('reports.changed').length === 2);
    assert.equal(heard.accused.has('reports.changed'), false);
    for (const one of Object.values(heard)) one.stop();
    const [first] = await queue(grace);
    assert.deepEqual([first?.target, first?.count, first?.person.username], ['post', 2, 'linus']);
    assert.deepEqual(first?.post, { state: 'as_reported', link: bad.id, space: 'Finds' });
    await linus.call(editPost, { ...on(bad), body: { content: 'Hello' } });
    assert.equal((await queue(grace))[0]?.post?.state, 'edited');
    assert.equal(await refusal(removeBy(linus, first?.id ?? '')), 'not_found');
    await removeBy(grace, first?.id ?? '');
    assert.equal(await refusal(removeBy(grace, first?.id ?? '')), 'not_found');
    assert.equal(await refusal(ada.call(getPost, on(bad))), 'not_found');
    const [gone] = await queue(grace);
    assert.deepEqual(gone?.post, { state: 'deleted', link: null, space: null });
    assert.equal(gone?.evidence.post?.content, 'Buy lenses');
    const acts = await db.rows(
      sql`select from audit_log where act = 'post.delete' and actor_id = ${grace.id}`,
    );
    assert.equal(acts.length, 1);
    await grace.call(routes.handleReport, {
      params: { reportId: gone?.id ?? '' },
      body: { state: 'resolved' },
    });
    assert.deepEqual(await queue(grace), []);
    assert.equal((await ada.call(listNotifications)).items[0]?.about.kind, 'report.handled');
  });

  test('on a page go to whoever runs the server alone, who deletes it there', async () => {
    const post = await publish(mallory, 'Come to my shop');
    await report(linus, post);
    assert.deepEqual(await queue(ada), []);
    const [first] = await queue(root, {});
    assert.deepEqual([first?.target, first?.communityId, first?.post?.space], ['post', null, null]);
    assert.equal(await refusal(removeBy(ada, first?.id ?? '')), 'not_found');
    await removeBy(root, first?.id ?? '');
    assert.equal(await refusal(linus.call(getPost, on(post))), 'not_found');
  });

  test('are for whoever reads it and is not its author; what the reporter does not read does not go along', async () => {
    const hidden = await aSpace(ada, communityId, 'Hidden', 'private');
    const closed = await publish(ada, 'Members only', { spaceId: hidden });
    for (const attempt of [report, look]) {
      assert.equal(await refusal(attempt(mallory, closed)), 'not_found');
      assert.equal(await refusal(attempt(ada, closed)), 'forbidden');
    }
    const post = await publish(ada, 'Above', { spaceId });
    const between = await comment(linus, post, 'Between');
    const below = await comment(ada, between, 'Below');
    assert.equal((await look(grace, below)).evidence.post?.on?.content, 'Between');
    await grace.call(blockUser, { params: { userId: linus.id } });
    assert.equal((await look(grace, below)).evidence.post?.on, null);
    assert.equal(await refusal(report(grace, between)), 'not_found');
    await ada.call(deletePost, on(below));
    assert.equal(await refusal(report(linus, below)), 'not_found');
  });

  test('of a comment hold nothing any more of whom it answered, once they are erased', async () => {
    const post = await publish(grace, 'Words of Grace', { spaceId });
    const answer = await comment(ada, post, 'An answer');
    const other = await arrive(url, 'other');
    await db.rows(sql`
      insert into members (community_id, user_id, role, status, joined_at)
      values (${communityId}, ${other.id}, 'member', 'active', now())`);
    await report(other, answer);
    const held = async () =>
      (
        await db.rows<{ evidence: string }>(sql`
        select evidence::text from reports where reporter_id = ${other.id}`)
      )[0]?.evidence ?? '';
    assert.ok((await held()).includes('Words of Grace'));
    const erase = personalData().erasures.find(({ name }) => name === 'reports');
    await db.transaction((tx) => erase?.erase(tx, grace.id) ?? Promise.resolve());
    assert.equal((await held()).includes('Words of Grace'), false);
    assert.ok((await held()).includes('An answer'));
    const { items } = await ada.call(routes.listReports, { query: { communityId } });
    assert.deepEqual(items, [], 'about oneself');
  });
});
