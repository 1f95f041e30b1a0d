import assert from 'node:assert/strict';
import { mkdir, readdir, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { getStorage, listMyMedia } from '@weft/contract/media.ts';
import pg from 'pg';
import { arrive } from '../../../test/kit/person.ts';
import { drawing } from '../../../test/kit/pictures.ts';
import { testServer } from '../../../test/kit/server.ts';
import { announce, send, upload } from '../../../test/kit/upload.ts';
import { keepFiles } from '../../core/backup/locks.ts';
import { sql } from '../../core/db/statement.ts';
import { openStorage } from '../../core/storage/open.ts';
import { dropExpiredUploads, dropLooseMedia } from './let-go.ts';
import { removeStored } from './remove-files.ts';
import { mediaFiles, sweepFiles, sweepIncoming } from './sweep.ts';

describe('files that nobody holds on to', async () => {
  const { url, db, config, dataDir, connection } = await testServer();
  const storage = await openStorage(config, dataDir);
  const ada = await arrive(url, 'ada');
  const room = async () => (await ada.call(getStorage)).storage;
  const sweep = async (now = new Date()) => {
    await sweepIncoming(storage.incoming, now);
    return sweepFiles(db, storage, { kinds: mediaFiles, now });
  };
  const tomorrow = () => new Date(Date.now() + 25 * 3_600_000);
  const stored = async () => {
    const keys: string[] = [];
    for await (const { key } of storage.list('')) keys.push(key);
    return keys.sort();
  };
  const asked = async () => {
    const rows = await db.rows<{ keys: string[] }>(sql`
      select payload->'keys' as keys from jobs where name = 'media.remove-files'`);
    return rows.flatMap(({ keys }) => keys).sort();
  };

  test('an upload that nobody goes on with gives its room back', async () => {
    const [late, going] = [await announce(ada, 5000), await announce(ada, 700)];
    await send(ada, late, 0, Buffer.alloc(100));
    await db.rows(sql`update uploads set expires_at = now() - interval '1 second' where id = ${late}`);
    assert.equal((await ada.fetch(`/api/uploads/${late}`)).status, 404);
    await dropExpiredUploads(db);
    assert.equal((await room()).reservedBytes, 700);
    assert.deepEqual(await asked(), await stored(), 'its bytes follow');
    assert.equal((await ada.fetch(`/api/uploads/${going}`)).status, 200);
    await removeStored(db, storage, await asked());
    assert.deepEqual(await stored(), []);
  });

  test('a file that was loose for a day goes, one that is held stays', async () => {
    const [loose, held, fresh] = [
      await upload(ada, await drawing()),
      await upload(ada, await drawing()),
      await upload(ada, await drawing()),
    ];
    await db.rows(sql`update media set loose_since = now() - interval '25 hours' where id <> ${fresh.id}`);
    await db.rows(
      sql`update media set profile_id = ${ada.id}, profile_part = 'avatar' where id = ${held.id}`,
    );
    await dropLooseMedia(db);
    const { items } = await ada.call(listMyMedia);
    assert.deepEqual(items.map(({ id }) => id).sort(), [held.id, fresh.id].sort());
    assert.equal((await room()).usedBytes, held.bytes + fresh.bytes);
    assert.equal((await asked()).filter((key) => key.includes(loose.id)).length, 2, 'and its small picture');
  });

  test('what is in the storage and in no row goes, once it is old; what is in a row stays', async () => {
    const uploadId = await announce(ada, 500);
    await send(ada, uploadId, 0, Buffer.alloc(100));
    await db.rows(sql`delete from jobs`);
    const before = await stored();
    const named = await db.rows<{ key: string }>(sql`
      select storage_key as key from media union all select thumbnail_key from media union all select unnest(parts) from uploads`);
    const orphans = ['media/00/7-lost', 'thumbnails/00/7-lost', `uploads/00/${uploadId}-lost`];
    for (const key of orphans) await storage.put(key, Buffer.from('x'), 1);
    await storage.put('exports/00/7', Buffer.from('x'), 1);
    await mkdir(storage.incoming, { recursive: true });
    const left = join(storage.incoming, 'left-by-a-crash');
    await writeFile(left, 'x');
    await utimes(left, new Date(0), new Date(0));
    assert.equal(await sweep(), 0, 'what is young may still get a row');
    assert.deepEqual(await readdir(storage.incoming), []);
    await sweep(tomorrow());
    assert.deepEqual(await stored(), [...named.map(({ key }) => key), 'exports/00/7'].sort());
    assert.ok(before.length > named.length);
  });

  test('while a backup runs, every stored file stays', async () => {
    const backup = new pg.Client(connection);
    await backup.connect();
    await keepFiles(backup);
    await storage.put('media/00/8-lost', Buffer.from('x'), 1);
    assert.equal(await sweep(tomorrow()), 0);
    assert.equal(await removeStored(db, storage, ['media/00/8-lost']), false);
    assert.ok((await stored()).includes('media/00/8-lost'));
    await backup.end();
    assert.equal(await sweep(tomorrow()), 1);
  });

  test('of many removals at the same moment each does its work', async () => {
    const keys = Array.from({ length: 60 }, (_, n) => `media/00/9-${n}`);
    for (const key of keys) await storage.put(key, Buffer.from('x'), 1);
    const parts = [0, 1, 2, 3, 4, 5].map((n) => keys.slice(10 * n, 10 * n + 10));
    const outcomes = await Promise.all(parts.map((some) => removeStored(db, storage, some)));
    assert.deepEqual(new Set(outcomes), new Set([true]));
    assert.deepEqual(
      (await stored()).filter((key) => key.startsWith('media/00/9-')),
      [],
    );
  });
});
