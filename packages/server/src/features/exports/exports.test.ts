import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buffer, text } from 'node:stream/consumers';
import { describe, test } from 'node:test';
import { updateMe } from '@weft/contract/accounts.ts';
import { getExport, requestExport } from '@weft/contract/exports.ts';
import { createToken } from '@weft/contract/tokens.ts';
import { arrive, type Person } from '../../../test/kit/person.ts';
import { drawing } from '../../../test/kit/pictures.ts';
import { testServer } from '../../../test/kit/server.ts';
import { upload } from '../../../test/kit/upload.ts';
import { aFolder } from '../../core/backup/testing/places.ts';
import { openZip } from '../../core/backup/zip.ts';
import { sql } from '../../core/db/statement.ts';
import { PersonalData } from '../../core/personal-data/personal-data.ts';
import { openStorage } from '../../core/storage/open.ts';
import { personalData } from '../../personal-data.ts';
import { removeExpiredExports } from './commands.ts';
import { performExport } from './make.ts';

describe('one’s data to take along', async () => {
  const { url, db, config, dataDir } = await testServer();
  const storage = await openStorage(config, dataDir);
  const [ada, grace] = [await arrive(url, 'ada'), await arrive(url, 'grace')];
  const folder = await aFolder();
  const make = (exportId: string, userId = ada.id, data = personalData()) =>
    performExport({ db, storage, data }, { exportId, userId });
  const zips = async () => {
    const keys: string[] = [];
    for await (const { key } of storage.list('exports/')) keys.push(key);
    return keys;
  };
  const toBeRemoved = async () =>
    (
      await db.rows<{ key: string }>(sql`
        select jsonb_array_elements_text(payload->'keys') as key from jobs where name = 'media.remove-files'`)
    ).map(({ key }) => key);
  const stateOf = async (person: Person) => (await person.call(getExport)).export;

  test('nothing is there until it is asked for; asked twice, it is one', async () => {
    assert.equal(await stateOf(ada), null);
    const asked = await Promise.all([ada.call(requestExport), ada.call(requestExport)]);
    assert.equal(asked[0]?.export.id, asked[1]?.export.id);
    const jobs = await db.rows(sql`select from jobs where name = 'exports.make'`);
    assert.equal(jobs.length, 1);
    assert.equal((await stateOf(ada))?.state, 'waiting');
    assert.equal((await ada.fetch('/api/users/me/export/file')).status, 404);
  });

  test('made, it is fetched by its owner and by nobody else', async () => {
    await ada.call(updateMe, { body: { bio: 'Notes on the engine' } });
    const face = await drawing();
    const media = await upload(ada, face, 'a face?.png');
    await make((await stateOf(ada))?.id ?? '');
    const made = await stateOf(ada);
    assert.equal(made?.state, 'ready');
    assert.equal(made?.done, made?.total);
    const file = await ada.fetch('/api/users/me/export/file');
    assert.equal(file.headers.get('content-type'), 'application/zip');
    assert.match(
      file.headers.get('content-disposition') ?? '',
      /^attachment; filename="ada-\d{4}-\d\d-\d\d\.zip";/,
    );
    const path = join(folder, 'ada.zip');
    const bytes = Buffer.from(await file.arrayBuffer());
    assert.equal(bytes.length, made?.bytes);
    await writeFile(path, bytes);
    const zip = await openZip(path);
    const account = await zip.read('account.json');
    assert.ok(account);
    assert.equal(JSON.parse(await text(account)).bio, 'Notes on the engine');
    const content = await zip.read(`files/${media.id}-a face_.png`);
    assert.ok(content);
    assert.deepEqual(await buffer(content), face);
    zip.close();
    assert.equal((await grace.fetch('/api/users/me/export/file')).status, 404);
    assert.equal(await stateOf(grace), null);
  });

  test('a token gets nothing of it', async () => {
    const { secret } = await ada.call(createToken, { body: { name: 'Bot', scopes: ['read', 'write'] } });
    const headers = { authorization: `Bearer ${secret}` };
    for (const path of ['/api/users/me/export', '/api/users/me/export/file'])
      assert.equal((await fetch(url + path, { headers })).status, 403, path);
  });

  test('a long list is written piece by piece', async () => {
    const data = new PersonalData();
    data.export({
      name: 'notes',
      tables: [],
      async *read() {
        for (let n = 0; n < 20_000; n += 1) yield { n, words: randomBytes(60).toString('hex') };
      },
    });
    const { export: asked } = await grace.call(requestExport);
    await make(asked.id, grace.id, data);
    const path = join(folder, 'grace.zip');
    await writeFile(path, Buffer.from(await (await grace.fetch('/api/users/me/export/file')).arrayBuffer()));
    const zip = await openZip(path);
    const notes = await zip.read('notes.json');
    assert.ok(notes);
    assert.equal(JSON.parse(await text(notes)).length, 20_000);
    zip.close();
  });

  test('one that fails says so, and the next attempt makes it', async () => {
    const { export: asked } = await grace.call(requestExport);
    const broken = new PersonalData();
    broken.export({ name: 'broken', tables: [], read: () => Promise.reject(new Error('out of ink')) });
    await assert.rejects(make(asked.id, grace.id, broken), /out of ink/);
    assert.equal((await stateOf(grace))?.state, 'failed');
    await make(asked.id, grace.id);
    assert.equal((await stateOf(grace))?.state, 'ready');
  });

  test('a new one takes the old one’s place, whose job then keeps nothing', async () => {
    const before = await stateOf(grace);
    const { export: asked } = await grace.call(requestExport);
    assert.notEqual(asked.id, before?.id);
    await make(before?.id ?? '', grace.id);
    assert.ok(
      (await toBeRemoved()).some((key) => key.includes(before?.id ?? '')),
      'the old zip goes',
    );
    assert.equal((await stateOf(grace))?.state, 'waiting');
  });

  test('after its time it is gone', async () => {
    await db.rows(
      sql`update data_exports set expires_at = now() - interval '1 minute' where user_id = ${ada.id}`,
    );
    assert.equal((await ada.fetch('/api/users/me/export/file')).status, 404);
    await db.transaction(removeExpiredExports);
    const gone = new Set(await toBeRemoved());
    assert.deepEqual(
      (await zips()).filter((key) => !gone.has(key)),
      [],
      'every zip that was made is removed or to be removed',
    );
    assert.equal(await stateOf(ada), null);
  });
});
