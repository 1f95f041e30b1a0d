import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { test } from 'node:test';
import { zstdCompressSync } from 'node:zlib';
import { testDatabase } from '../../../test/kit/database.ts';
import { LocalStorage } from '../storage/local.ts';
import type { Storage } from '../storage/storage.ts';
import { openBackup } from './places.ts';
import { checkBackup, readManifest } from './read-backup.ts';
import { restoreFiles } from './restore-files.ts';
import { aFolder } from './testing/places.ts';
import { writeBackup } from './write-backup.ts';

const picture = Buffer.from([0xff, 0xd8, 0, 10, 13, 0x1a, 0xff, 0xd9]);

async function aStorage(files: Readonly<Record<string, Buffer>> = {}): Promise<Storage> {
  const folder = await aFolder();
  const storage = new LocalStorage(join(folder, 'files'), join(folder, 'incoming'));
  for (const [key, content] of Object.entries(files)) await storage.put(key, content, content.length);
  return storage;
}

async function keysOf(storage: Storage): Promise<string[]> {
  const keys: string[] = [];
  for await (const { key } of storage.list('')) keys.push(key);
  return keys.sort();
}

async function restored(path: string, storage: Storage) {
  const reader = await openBackup(path);
  try {
    const manifest = await readManifest(reader);
    await checkBackup(reader, manifest);
    return await restoreFiles(reader, manifest, storage);
  } finally {
    reader.close();
  }
}

for (const name of ['backup', 'backup.zip'])
  test(`files come back byte for byte, from ${name}`, async () => {
    const { connection } = await testDatabase();
    const storage = await aStorage({ 'avatars/ada': picture, 'media/a/1': Buffer.alloc(300_000, 'weft') });
    const path = join(await aFolder(), name);
    const { manifest } = await writeBackup({ connection, path, storage });
    assert.deepEqual(
      { ...manifest.files, sha256: '' },
      { count: 2, bytes: 300_008, list: 'files.jsonl.zst', sha256: '' },
    );
    const elsewhere = await aStorage();
    const { undo } = await restored(path, elsewhere);
    const avatar = await elsewhere.get('avatars/ada');
    assert.ok(avatar);
    assert.deepEqual(await buffer(avatar), picture);
    assert.deepEqual(await keysOf(elsewhere), ['avatars/ada', 'media/a/1']);
    // Once more, as after a restore that was killed.
    await restored(path, elsewhere);
    await undo();
    assert.deepEqual(await keysOf(elsewhere), []);
  });

test('a file that goes while the backup is made is told, and fails nothing', async () => {
  const { connection } = await testDatabase();
  const storage = await aStorage({ 'media/stays': picture, 'media/zgoes': picture });
  const list = async function* () {
    for await (const file of storage.list('')) {
      if (file.key === 'media/zgoes') await storage.delete(file.key);
      yield file;
    }
  };
  const path = join(await aFolder(), 'backup');
  const get = (key: string) => storage.get(key);
  const made = await writeBackup({ connection, path, storage: { ...storage, list, get } as Storage });
  assert.deepEqual(made.gone, ['media/zgoes']);
  assert.equal(made.manifest.files?.count, 1);
});

test('other files in the way, and a file that was changed, are refused and nothing is left', async () => {
  const { connection } = await testDatabase();
  const path = join(await aFolder(), 'backup');
  await writeBackup({
    connection,
    path,
    storage: await aStorage({ 'avatars/ada': picture, 'avatars/bob': picture }),
  });
  const used = await aStorage({ 'avatars/grace': picture });
  await assert.rejects(restored(path, used), /There are other files in the folder .* \(avatars\/grace, …\)/);
  assert.deepEqual(await keysOf(used), ['avatars/grace']);
  await writeFile(join(path, 'files/avatars/bob'), Buffer.alloc(picture.length));
  await assert.rejects(restored(path, await aStorage()), /damaged: files\/avatars\/bob/);
  // Changed only after the check.
  const reader = await openBackup(path);
  const empty = await aStorage();
  await assert.rejects(
    restoreFiles(reader, await readManifest(reader), empty),
    /damaged: files\/avatars\/bob/,
  );
  assert.deepEqual(await keysOf(empty), []);
});

test('a list that names a path outside is damage', async () => {
  const { connection } = await testDatabase();
  const path = join(await aFolder(), 'backup');
  await writeBackup({ connection, path, storage: await aStorage({ 'avatars/ada': picture }) });
  const line = Buffer.from(`${JSON.stringify({ key: '../../etc/passwd', bytes: 8, sha256: '' })}\n`);
  await writeFile(join(path, 'files.jsonl.zst'), zstdCompressSync(line));
  const file = join(path, 'manifest.json');
  const manifest = JSON.parse(await readFile(file, 'utf8'));
  manifest.files.sha256 = createHash('sha256').update(line).digest('hex');
  await writeFile(file, JSON.stringify(manifest));
  await assert.rejects(restored(path, await aStorage()), /files\.jsonl\.zst cannot be read/);
});
