import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { createCommunity } from '@weft/contract/communities.ts';
import { acceptInvite, createInviteLink } from '@weft/contract/invites.ts';
import { deleteMedia, getStorage, listMyMedia, type Media } from '@weft/contract/media.ts';
import fc from 'fast-check';
import { testFolder } from '../../../test/kit/folder.ts';
import { arrive, Person } from '../../../test/kit/person.ts';
import { drawing } from '../../../test/kit/pictures.ts';
import { refusal } from '../../../test/kit/refusal.ts';
import { startBucket } from '../../../test/kit/s3.ts';
import { type TestServer, testServer } from '../../../test/kit/server.ts';
import { announce, send, upload } from '../../../test/kit/upload.ts';
import { sql } from '../../core/db/statement.ts';

async function local(): Promise<TestServer> {
  return testServer();
}

async function s3(): Promise<TestServer> {
  const bucket = await startBucket(await testFolder());
  after(() => bucket.stop());
  return testServer({
    ...{ s3Bucket: bucket.bucket, s3Endpoint: bucket.endpoint },
    ...{ s3AccessKey: bucket.accessKey, s3SecretKey: bucket.secretKey },
  });
}

// The same flow, whatever keeps the bytes.
for (const [name, open] of Object.entries({ 'a folder': local, 'a bucket': s3 }))
  describe(`files in ${name}`, async () => {
    const { url } = await open();
    const ada = await arrive(url, 'ada');
    const content = await drawing({ width: 200, height: 100 });
    const uploadId = await announce(ada, content.length, 'näht.png');
    await send(ada, uploadId, 0, content.subarray(0, 100));
    await send(ada, uploadId, 100, content.subarray(100));
    const path = `/api/media/${uploadId}`;

    test('come back whole, as what they were found to be', async () => {
      const answer = await ada.fetch(path);
      assert.deepEqual(Buffer.from(await answer.arrayBuffer()), content);
      const header = (of: string) => answer.headers.get(of);
      assert.deepEqual([answer.status, header('content-type')], [200, 'image/png']);
      assert.equal(header('content-length'), String(content.length));
      assert.equal(header('x-content-type-options'), 'nosniff');
      assert.equal(
        header('content-disposition'),
        `inline; filename="n_ht.png"; filename*=UTF-8''n%C3%A4ht.png`,
      );
      assert.match(header('cache-control') ?? '', /^private, /);
      assert.match(header('content-security-policy') ?? '', /default-src 'none'/);
      const again = await ada.fetch(path, { headers: { 'if-none-match': header('etag') ?? '' } });
      assert.deepEqual([again.status, await again.text()], [304, '']);
    });

    test('tell their size without their bytes', async () => {
      const head = await ada.fetch(path, { method: 'HEAD' });
      assert.deepEqual([head.status, head.headers.get('content-length')], [200, String(content.length)]);
    });

    test('any range that is asked for is that part of them', async () => {
      const within = fc.integer({ min: 0, max: content.length + 20 });
      const range = fc.oneof(
        fc.tuple(within, within).map(([from, to]) => `${from}-${to}`),
        within.map((from) => `${from}-`),
        within.map((last) => `-${last}`),
      );
      await fc.assert(
        fc.asyncProperty(range, async (asked) => {
          const answer = await ada.fetch(path, { headers: { range: `bytes=${asked}` } });
          const bytes = Buffer.from(await answer.arrayBuffer());
          const [from = '', to = ''] = asked.split('-');
          const start = from === '' ? Math.max(0, content.length - Number(to)) : Number(from);
          const end = from === '' || to === '' ? content.length : Math.min(Number(to) + 1, content.length);
          if (from !== '' && to !== '' && Number(to) < Number(from)) {
            assert.deepEqual([answer.status, bytes], [200, content]);
          } else if (start >= content.length) {
            assert.deepEqual(
              [answer.status, answer.headers.get('content-range')],
              [416, `bytes */${content.length}`],
            );
          } else {
            assert.deepEqual([answer.status, bytes], [206, content.subarray(start, end)]);
            assert.equal(answer.headers.get('content-range'), `bytes ${start}-${end - 1}/${content.length}`);
          }
        }),
        { numRuns: 40 },
      );
    });

    test('a range of something else than it was is answered with all of it', async () => {
      const answer = await ada.fetch(path, { headers: { range: 'bytes=0-9', 'if-range': '"another"' } });
      assert.equal((await answer.arrayBuffer()).byteLength, content.length);
    });

    test('a document is saved, not shown', async () => {
      const pdf = await upload(ada, Buffer.from('%PDF-1.7\n%âãÏÓ\n1 0 obj\nendobj\n'), 'a.pdf');
      const answer = await ada.fetch(`/api/media/${pdf.id}`);
      assert.equal(pdf.type, 'document');
      assert.match(answer.headers.get('content-disposition') ?? '', /^attachment; /);
      assert.equal((await ada.fetch(`/api/media/${pdf.id}/thumbnail`)).status, 404);
    });

    test('go when their owner says so, and their room is free', async () => {
      const before = (await ada.call(getStorage)).storage.usedBytes;
      await ada.call(deleteMedia, { params: { mediaId: uploadId } });
      assert.equal((await ada.fetch(path)).status, 404);
      assert.equal((await ada.call(getStorage)).storage.usedBytes, before - content.length);
      assert.equal(await refusal(ada.call(deleteMedia, { params: { mediaId: uploadId } })), 'not_found');
    });
  });

describe('who sees a file', async () => {
  const { url, db } = await testServer();
  const ada = await arrive(url, 'ada');
  const grace = await arrive(url, 'grace');
  const stranger = await arrive(url, 'linus');
  const { community } = await ada.call(createCommunity, { body: { name: 'Night Sky', slug: 'night-sky' } });
  const link = await ada.call(createInviteLink, { params: { communityId: community.id }, body: {} });
  await grace.call(acceptInvite, { body: { token: link.token } });
  const media = await upload(ada, await drawing());
  const see = (person: Person) => person.fetch(`/api/media/${media.id}`).then(({ status }) => status);
  const all = async () => [await see(ada), await see(grace), await see(stranger), await see(new Person(url))];
  const profile = (visibility: string, part: string | null) =>
    db.rows(sql`
      with p as (update user_profiles set visibility = ${visibility} where user_id = ${ada.id})
      update media set profile_id = ${part === null ? null : ada.id}, profile_part = ${part}, community_id = null`);

  const follow = (from: { id: string }, to: { id: string }) =>
    db.rows(sql`
      insert into user_follows (follower_id, following_id, accepted, accepted_at)
      values (${from.id}, ${to.id}, true, now())`);
  const followed = () => follow(grace, ada);
  const befriended = () => follow(ada, grace);

  // Owner, a member of the same community, a stranger who is signed in, nobody.
  for (const [what, set, expected] of [
    ['what nothing holds is its owner’s alone', () => profile('public', null), [200, 404, 404, 404]],
    ['a public profile’s picture', () => profile('public', 'avatar'), [200, 200, 200, 404]],
    [
      'a private profile’s picture goes with the name',
      () => profile('private', 'avatar'),
      [200, 200, 404, 404],
    ],
    ['a private profile’s background does not', () => profile('private', 'background'), [200, 404, 404, 404]],
    ['nor does what is for followers', () => profile('followers', 'music'), [200, 404, 404, 404]],
    ['which is there for those who were let in', followed, [200, 200, 404, 404]],
    ['and private things for friends', () => profile('private', 'music'), [200, 404, 404, 404]],
    ['who follow each other', befriended, [200, 200, 404, 404]],
  ] as const)
    test(what, async () => {
      await set();
      assert.deepEqual(await all(), expected);
    });

  test('of somebody who is suspended or gone nothing is seen', async () => {
    await profile('public', 'avatar');
    for (const [status, gone] of [
      ['suspended', null],
      ['deleted', new Date()],
      ['active', null],
    ] as const) {
      await db.rows(sql`update users set status = ${status}, deleted_at = ${gone} where id = ${ada.id}`);
      const seen = status === 'active' ? 200 : 404;
      assert.deepEqual([await see(grace), await see(stranger)], [seen, seen], status);
    }
  });

  test('a private community’s is its members’, a public one’s everybody’s', async () => {
    await db.rows(
      sql`update media set profile_id = null, profile_part = null, community_id = ${community.id}`,
    );
    assert.deepEqual(await all(), [200, 200, 404, 404]);
    await db.rows(sql`update communities set visibility = 'public'`);
    assert.deepEqual(await all(), [200, 200, 200, 200]);
    await db.rows(sql`update communities set visibility = 'private'`);
    await db.rows(sql`update members set status = 'left' where user_id = ${grace.id}`);
    assert.deepEqual(await all(), [200, 404, 404, 404]);
    await db.rows(sql`update members set status = 'active' where user_id = ${grace.id}`);
  });

  test('nobody else removes it, and nobody lists it', async () => {
    await profile('public', 'avatar');
    const call = { params: { mediaId: media.id } };
    assert.equal(await refusal(grace.call(deleteMedia, call)), 'not_found');
    assert.deepEqual((await grace.call(listMyMedia)).items, []);
    assert.equal(await refusal(ada.call(deleteMedia, call)), 'media_in_use');
    const [mine]: Media[] = (await ada.call(listMyMedia)).items;
    assert.deepEqual([mine?.heldBy, mine?.goesAt], ['avatar', null]);
  });
});
