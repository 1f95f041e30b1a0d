import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { ProblemError } from '@weft/client/failures.ts';
import { abortUpload, getStorage, getUpload, listMyMedia } from '@weft/contract/media.ts';
import sharp from 'sharp';
import { arrive } from '../../../test/kit/person.ts';
import { animation, drawing, photo, silence } from '../../../test/kit/pictures.ts';
import { refusal } from '../../../test/kit/refusal.ts';
import { testServer } from '../../../test/kit/server.ts';
import { announce, send, upload } from '../../../test/kit/upload.ts';
import { until } from '../../../test/kit/wait-for.ts';
import { sql } from '../../core/db/statement.ts';

describe('uploads', async () => {
  const { url, db, dataDir } = await testServer({ uploadMegabytes: '20' });
  const ada = await arrive(url, 'ada');
  const grace = await arrive(url, 'grace');
  const room = async (person = ada) => (await person.call(getStorage)).storage;
  const quota = (id: string, bytes: number) =>
    db.rows(sql`update storage_usage set quota_bytes = ${bytes} where user_id = ${id}`);
  const uploads = async () => (await db.rows(sql`select from uploads`)).length;

  test('a file is announced, sent in pieces, and is its owner’s with what it was found to be', async () => {
    const content = await drawing();
    const uploadId = await announce(ada, content.length, 'C:\\pictures\\Über uns.png');
    const before = await room();
    assert.deepEqual([before.usedBytes, before.reservedBytes], [0, content.length]);
    assert.equal(await send(ada, uploadId, 0, content.subarray(0, 50)), 50);
    const head = await ada.fetch(`/api/uploads/${uploadId}`, { method: 'HEAD' });
    assert.equal(head.headers.get('upload-offset'), '50');
    assert.equal(head.headers.get('upload-length'), String(content.length));
    assert.equal(head.headers.get('cache-control'), 'no-store');
    assert.equal(await send(ada, uploadId, 50, content.subarray(50)), content.length);
    const { items } = await ada.call(listMyMedia);
    assert.equal(items.length, 1);
    const { createdAt: _, goesAt, ...media } = items[0] ?? assert.fail();
    assert.deepEqual(media, {
      ...{ id: uploadId, type: 'image', mimeType: 'image/png', name: 'Über uns.png', bytes: content.length },
      ...{ width: 64, height: 64, durationMs: null, thumbnail: true, heldBy: null },
    });
    assert.ok(goesAt !== null);
    const after = await room();
    assert.deepEqual([after.usedBytes, after.reservedBytes, after.files], [content.length, 0, 1]);
    assert.deepEqual(after.byKind, { images: content.length, videos: 0, audio: 0, other: 0 });
    assert.equal(await uploads(), 0);
  });

  test('what a photo says of its maker is gone, and it stands upright', async () => {
    const content = await photo();
    assert.ok((await sharp(content).metadata()).exif !== undefined, 'the photo says something');
    const media = await upload(ada, content, 'holiday.jpg');
    assert.deepEqual([media.width, media.height], [200, 320]);
    const kept = Buffer.from(await (await ada.fetch(`/api/media/${media.id}`)).arrayBuffer());
    const found = await sharp(kept).metadata();
    assert.deepEqual(
      [found.exif, found.orientation, found.width, found.height],
      [undefined, undefined, 200, 320],
    );
    assert.equal(media.bytes, kept.length);
    const small = Buffer.from(await (await ada.fetch(`/api/media/${media.id}/thumbnail`)).arrayBuffer());
    assert.deepEqual(
      [(await sharp(small).metadata()).format, (await sharp(small).metadata()).exif],
      ['webp', undefined],
    );
  });

  test('a gif counts as other, a recording tells its length', async () => {
    const [gif, sound] = [
      await upload(ada, await animation(), 'a.gif'),
      await upload(ada, silence(), 'a.wav'),
    ];
    assert.deepEqual([gif.type, gif.width, gif.height, gif.thumbnail], ['gif', 16, 16, true]);
    assert.deepEqual([sound.type, sound.durationMs, sound.thumbnail], ['audio', 1000, false]);
    const { byKind } = await room();
    assert.deepEqual([byKind.other, byKind.audio], [gif.bytes, sound.bytes]);
  });

  test('what is nothing of the list is refused by what it is, and its room is given back', async () => {
    const before = await room();
    const page = '<!doctype html><script>alert(1)</script>';
    const damaged = (await drawing()).subarray(0, 60);
    const bomb = Buffer.from(await drawing({ width: 9000, height: 9000 }));
    for (const [what, content, code] of [
      ['a page', Buffer.from(page), 'file_type_refused'],
      [
        'a drawing that can run',
        Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg">${page}</svg>`),
        'file_type_refused',
      ],
      [
        'a program',
        Buffer.concat([Buffer.from('\x7fELF\x02\x01\x01'), Buffer.alloc(100)]),
        'file_type_refused',
      ],
      ['words', Buffer.from('just words'), 'file_type_refused'],
      ['half a picture', damaged, 'file_unreadable'],
      ['a picture that unfolds', bomb, 'file_unreadable'],
    ] as const)
      assert.equal(await refusal(upload(ada, content, 'cat.png')), code, what);
    assert.deepEqual(await room(), before);
    assert.equal(await uploads(), 0);
    assert.deepEqual(await readdir(join(dataDir, 'incoming')), []);
  });

  test('what does not fit is refused with the limit and the use; what is too large for anybody, too', async () => {
    const linus = await arrive(url, 'linus');
    await quota(linus.id, 1000);
    await announce(linus, 600);
    const said = await announce(linus, 401).catch((error) => error);
    assert.ok(said instanceof ProblemError);
    const { code, limit, use, needed } = said.body;
    assert.deepEqual([said.status, code, limit, use, needed], [413, 'storage_full', 1000, 600, 401]);
    await announce(linus, 400);
    assert.equal(await refusal(announce(ada, 21 * 1024 * 1024)), 'file_too_large');
  });

  test('giving up gives the room back', async () => {
    const uploadId = await announce(grace, 5000);
    await send(grace, uploadId, 0, Buffer.alloc(100));
    await grace.call(abortUpload, { params: { uploadId } });
    assert.equal((await room(grace)).reservedBytes, 0);
    assert.equal(await refusal(grace.call(getUpload, { params: { uploadId } })), 'not_found');
    assert.equal(await refusal(send(grace, uploadId, 100, Buffer.alloc(1))), 'not_found');
  });

  test('somebody else’s upload is not there', async () => {
    const content = await drawing();
    const uploadId = await announce(ada, content.length);
    const params = { params: { uploadId } };
    assert.equal(await refusal(grace.call(getUpload, params)), 'not_found');
    assert.equal(await refusal(grace.call(abortUpload, params)), 'not_found');
    assert.equal(await refusal(send(grace, uploadId, 0, content)), 'not_found');
    await send(ada, uploadId, 0, content);
    assert.equal(await refusal(grace.call(getUpload, params)), 'not_found');
    assert.equal((await grace.fetch(`/api/media/${uploadId}`)).status, 404);
  });

  test('bytes that do not go on where the last ones ended change nothing, and the answer says where', async () => {
    const content = await drawing();
    const uploadId = await announce(ada, content.length);
    await send(ada, uploadId, 0, content.subarray(0, 20));
    const said = await send(ada, uploadId, 10, content.subarray(10)).catch((error) => error);
    assert.deepEqual([said.status, said.body.code, said.body.offset], [409, 'conflict', 20]);
    const tooMuch = Buffer.concat([content.subarray(20), Buffer.from('and more')]);
    assert.equal(await refusal(send(ada, uploadId, 20, tooMuch)), 'body_too_large');
    assert.equal(await send(ada, uploadId, 20, content.subarray(20)), content.length);
  });

  test('two last pieces at the same moment make one file', async () => {
    const content = await drawing({ width: 500, height: 500 });
    const before = await room();
    const uploadId = await announce(ada, content.length);
    const outcomes = await Promise.all([1, 2, 3].map(() => send(ada, uploadId, 0, content)));
    assert.deepEqual(new Set(outcomes), new Set([content.length]));
    const after = await room();
    assert.deepEqual([after.usedBytes, after.files], [before.usedBytes + content.length, before.files + 1]);
    assert.equal(after.reservedBytes, before.reservedBytes);
    const folder = join(dataDir, 'files/media', uploadId.slice(-2));
    const kept = (await readdir(folder)).filter((name) => name.startsWith(uploadId));
    const removed = await db.rows(sql`
      select from jobs where name = 'media.remove-files' and payload->>'keys' like ${`%media/%${uploadId}-%`}`);
    assert.equal(kept.length - removed.length, 1, 'the others are to be removed');
    // Whoever lost the answer asks, or sends again, and learns that it is whole.
    assert.equal(await send(ada, uploadId, 0, content), content.length);
    const { upload: done } = await ada.call(getUpload, { params: { uploadId } });
    assert.deepEqual([done.received, done.bytes, done.expiresAt], [content.length, content.length, null]);
  });

  test('a line that breaks keeps what had come', async () => {
    const content = await drawing({ width: 30, height: 30 });
    const uploadId = await announce(ada, content.length);
    const line = request(`${url}/api/uploads/${uploadId}`, {
      method: 'PATCH',
      headers: {
        ...{ cookie: ada.cookie, 'upload-offset': '0', 'content-length': content.length },
        'content-type': 'application/offset+octet-stream',
      },
    });
    line.on('error', () => {});
    line.write(content.subarray(0, 40));
    // Whoever goes before the server has begun to listen was never there.
    await until(async () => (await readdir(join(dataDir, 'incoming'))).length > 0);
    line.destroy();
    const offset = () =>
      ada.call(getUpload, { params: { uploadId } }).then(({ upload: { received } }) => received);
    await until(async () => (await offset()) === 40);
    assert.equal(await send(ada, uploadId, 40, content.subarray(40)), content.length);
  });

  test('another protocol, no length and other bodies are refused in words', async () => {
    const post = (headers: Record<string, string>) =>
      ada.fetch('/api/uploads', { method: 'POST', headers }).then(({ status }) => status);
    assert.equal(await post({ 'tus-resumable': '0.2.2', 'upload-length': '5' }), 412);
    assert.equal(await post({ 'upload-length': '-5' }), 400);
    assert.equal(await post({}), 400);
    assert.equal(await post({ 'upload-length': '0' }), 422);
    const uploadId = await announce(ada, 5);
    const json = await ada.fetch(`/api/uploads/${uploadId}`, {
      ...{ method: 'PATCH', body: '{"a":1}' },
      headers: { 'content-type': 'application/json', 'upload-offset': '0' },
    });
    assert.equal(json.status, 415);
  });

  test('whoever announces in a loop is told to wait', async () => {
    const looper = await arrive(url, 'looper');
    const answers = await Promise.all(
      Array.from({ length: 61 }, () => looper.fetch('/api/uploads', { method: 'POST' })),
    );
    assert.equal(answers.filter(({ status }) => status === 429).length, 1);
  });

  test('32 at once never pass the quota, and what failed leaves room for what comes after', async () => {
    const mary = await arrive(url, 'mary');
    const content = await drawing({ width: 40, height: 40 });
    await quota(mary.id, content.length * 10 + 5);
    let sampling = true;
    const seen: number[] = [];
    const sampler = (async () => {
      while (sampling) {
        const [row] = await db.rows<{ over: string; sum: string }>(sql`
          select used_bytes + reserved_bytes as sum from storage_usage where user_id = ${mary.id}`);
        seen.push(Number(row?.sum));
      }
    })();
    const outcomes = await Promise.all(
      Array.from({ length: 32 }, (_, n) =>
        // Every fourth is no picture: it fails, and its room is there for others.
        refusal(upload(mary, n % 4 === 0 ? Buffer.alloc(content.length, 'no') : content)),
      ),
    );
    sampling = false;
    await sampler;
    assert.ok(
      Math.max(...seen) <= content.length * 10 + 5,
      `at most ${Math.max(...seen)} in ${seen.length} looks`,
    );
    const { usedBytes, reservedBytes, files } = await room(mary);
    assert.equal(reservedBytes, 0);
    assert.equal(usedBytes, files * content.length);
    assert.equal(outcomes.filter((outcome) => outcome === 'nothing was refused').length, files);
    assert.ok(files <= 10);
    assert.ok(
      outcomes.every((o) => ['nothing was refused', 'storage_full', 'file_type_refused'].includes(o)),
    );
    for (let n = files; n < 10; n += 1) await upload(mary, content);
    assert.equal(await refusal(upload(mary, content)), 'storage_full');
  });
});
