import assert from 'node:assert/strict';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import sharp from 'sharp';
import { testFolder } from '../../../test/kit/folder.ts';
import { animation, drawing, photo, silence } from '../../../test/kit/pictures.ts';
import { until } from '../../../test/kit/wait-for.ts';
import { Problem } from '../../core/http/problem.ts';
import { lookAt } from './look-at.ts';
import { PictureDesk } from './picture-desk.ts';

describe('what arrives is looked at', async () => {
  const folder = await testFolder();
  const desk = new PictureDesk();
  let files = 0;
  const look = async (content: Uint8Array) => {
    files += 1;
    const path = join(folder, String(files));
    await writeFile(path, content);
    return lookAt(desk, path);
  };

  for (const format of ['jpeg', 'png', 'webp', 'avif'] as const)
    test(`a ${format} says no more where it was taken, and is else as it was`, async () => {
      const content = await sharp(await photo({ turned: false }))
        .keepExif()
        .toFormat(format)
        .toBuffer();
      assert.ok((await sharp(content).metadata()).exif, 'it says something');
      const looked = await look(content);
      const kept = await sharp(await readFile(looked.path)).metadata();
      assert.deepEqual([kept.exif, kept.xmp, kept.iptc], [undefined, undefined, undefined]);
      assert.deepEqual([kept.width, kept.height, looked.width, looked.height], [320, 200, 320, 200]);
      // Writing AVIF takes seconds: it goes on as WebP.
      assert.equal(looked.mimeType, `image/${format === 'avif' ? 'webp' : format}`);
    });

  test('what brings the process of pictures down is refused, and the next picture is looked at', async () => {
    await look(await drawing());
    const before = desk.pid;
    assert.ok(before !== undefined);
    // In the middle of one that takes a while.
    const large = look(await photo({ width: 6000, height: 4000 }));
    await until(() => desk.busy);
    process.kill(before, 'SIGKILL');
    await assert.rejects(large, (error) => error instanceof Problem && error.code === 'file_unreadable');
    assert.equal((await look(await drawing())).width, 64);
    assert.notEqual(desk.pid, before);
  });

  test('one that says nothing is kept byte for byte', async () => {
    const content = await drawing();
    assert.deepEqual(await readFile((await look(content)).path), content);
  });

  test('whatever is damaged is taken or refused, and never more than that', async () => {
    const whole = [await drawing(), await photo(), await animation(), silence().subarray(0, 400)];
    const starts = [
      '%PDF-1.7\n',
      'PK\x03\x04',
      'ID3\x04',
      'OggS',
      'fLaC',
      'RIFF\0\0\0\0WEBPVP8 ',
      '\0\0\0\x18ftypmp42',
      '\x1aE\xdf\xa3',
    ];
    const damaged = fc
      .tuple(
        fc.constantFrom(...whole),
        fc.array(fc.tuple(fc.nat(399), fc.nat(255)), { maxLength: 6 }),
        fc.nat(400),
      )
      .map(([content, changes, end]) => {
        const copy = Buffer.from(content.subarray(0, Math.max(20, end)));
        for (const [at, byte] of changes) copy[at % copy.length] = byte;
        return copy;
      });
    const made = fc
      .tuple(fc.constantFrom(...starts), fc.uint8Array({ maxLength: 300 }))
      .map(([start, rest]) => Buffer.concat([Buffer.from(start, 'latin1'), rest]));
    await fc.assert(
      fc.asyncProperty(fc.oneof(damaged, made), async (content) => {
        try {
          const { path, bytes } = await look(content);
          assert.equal((await readFile(path)).length, bytes);
          await rm(path);
        } catch (error) {
          assert.ok(error instanceof Problem, String(error));
          assert.ok(['file_type_refused', 'file_unreadable'].includes(error.code));
        }
      }),
      { numRuns: 60 },
    );
  });
});
