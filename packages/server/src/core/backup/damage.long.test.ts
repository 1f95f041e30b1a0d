import assert from 'node:assert/strict';
import { cp, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import { emptyDatabase, testDatabase } from '../../../test/kit/database.ts';
import { readMigrations } from '../db/migrate/files.ts';
import { migrateUp, migrationsFolder } from '../db/migrate/up.ts';
import type { Manifest } from './manifest.ts';
import { openBackup } from './places.ts';
import { checkBackup, readManifest, refuseOtherSchema } from './read-backup.ts';
import { restoreDatabase } from './restore.ts';
import { aFolder, ask, onDatabase } from './testing/places.ts';
import { writeBackup } from './write-backup.ts';

/** What may have happened to a backup on its shelf, and the line that it gives. */
const mishaps: Readonly<Record<string, { happens: (path: string) => Promise<void>; says: RegExp }>> = {
  'a table was changed': {
    happens: (path) => change(join(path, 'tables/users.copy.zst')),
    says: /damaged: tables\/users\.copy\.zst/,
  },
  'a table was cut off': {
    happens: (path) => truncate(join(path, 'tables/users.copy.zst'), 60),
    says: /damaged: tables\/users\.copy\.zst/,
  },
  'a table is missing': {
    happens: (path) => rm(join(path, 'tables/users.copy.zst')),
    says: /damaged: tables\/users\.copy\.zst is missing/,
  },
  'a table was exchanged for another': {
    happens: (path) => cp(join(path, 'tables/jobs.copy.zst'), join(path, 'tables/users.copy.zst')),
    says: /users\.copy\.zst is not what was written/,
  },
  'it was never finished': {
    happens: (path) => rm(join(path, 'manifest.json')),
    says: /no finished backup: its manifest, which is written last, is missing/,
  },
  'the manifest was cut off': {
    happens: (path) => truncate(join(path, 'manifest.json'), 100),
    says: /manifest of this backup is damaged/,
  },
  'a newer form': {
    happens: (path) => edit(path, (manifest) => ({ ...manifest, version: 2 })),
    says: /newer Weft/,
  },
  'a newer schema': {
    happens: (path) =>
      edit(path, (manifest) => ({
        ...manifest,
        migrations: [
          ...manifest.migrations,
          ...Array.from({ length: 99 }, (_, index) => ({
            number: manifest.migrations.length + index + 1,
            name: '9999_telepathy',
            checksum: '0'.repeat(64),
          })),
        ],
      })),
    says: /made by a newer Weft \(.*9999_telepathy\)/,
  },
};

const things = `select count(*)::int from pg_class where relnamespace = 'public'::regnamespace`;

/** More than one bit: a single one may be one that means nothing to zstd, and then the table is the same. */
async function change(file: string): Promise<void> {
  const bytes = await readFile(file);
  const middle = bytes.length >> 1;
  for (let at = middle; at < middle + 16; at += 1) bytes.writeUInt8(bytes.readUInt8(at) ^ 0x5a, at);
  await writeFile(file, bytes);
}

async function edit(path: string, how: (manifest: Manifest) => object): Promise<void> {
  const file = join(path, 'manifest.json');
  await writeFile(file, JSON.stringify(how(JSON.parse(await readFile(file, 'utf8')))));
}

describe('a damaged backup is refused in one line, and leaves the place as empty as it was', async () => {
  const whole = join(await aFolder(), 'backup');
  before(async () => {
    const { connection } = await testDatabase();
    await onDatabase(connection, (client) =>
      client.query(
        `insert into users (username, email) select 'ada_' || n, 'ada_' || n || '@example.org' from generate_series(1, 200) n`,
      ),
    );
    await writeBackup({ connection, path: whole });
  });

  for (const [what, { happens, says }] of Object.entries(mishaps))
    test(what, async () => {
      const path = join(await aFolder(), 'backup');
      await cp(whole, path, { recursive: true });
      await happens(path);
      const { connection } = await emptyDatabase();
      const attempt = async () => {
        const reader = await openBackup(path);
        const manifest = await readManifest(reader);
        refuseOtherSchema(manifest, await readMigrations(migrationsFolder));
        await checkBackup(reader, manifest);
        await restoreDatabase({ connection, reader, manifest, endSessions: true });
      };
      await assert.rejects(attempt(), (error: Error) => {
        assert.match(error.message, says);
        assert.ok(!error.message.includes('\n'));
        return true;
      });
      assert.equal(await ask(connection, things), 0);
    });

  test('one that changes between the check and the loading', async () => {
    const path = join(await aFolder(), 'backup');
    await cp(whole, path, { recursive: true });
    const { connection } = await emptyDatabase();
    const reader = await openBackup(path);
    const manifest = await readManifest(reader);
    await cp(join(path, 'tables/jobs.copy.zst'), join(path, 'tables/users.copy.zst'));
    await assert.rejects(
      restoreDatabase({ connection, reader, manifest, endSessions: true }),
      /users\.copy\.zst is not what was written/,
    );
    assert.equal(await ask(connection, things), 0);
  });

  test('a zip that was cut off cannot even be opened', async () => {
    const { connection } = await testDatabase();
    const zip = join(await aFolder(), 'backup.zip');
    await writeBackup({ connection, path: zip });
    await truncate(zip, 4_000);
    await assert.rejects(openBackup(zip), /no whole zip file/);
  });

  test('what a killed restore left behind is no database to start on, and the next restore sweeps it', async () => {
    const { connection } = await emptyDatabase();
    // As far as a restore comes before it loads rows.
    await onDatabase(connection, (client) =>
      client.query('create table weft_unfinished_restore (since timestamptz)'),
    );
    await migrateUp({ connection, restoring: true });
    await assert.rejects(migrateUp({ connection }), /restore into this database did not finish/);
    await assert.rejects(writeBackup({ connection, path: join(await aFolder(), 'b') }), /did not finish/);
    const reader = await openBackup(whole);
    await restoreDatabase({ connection, reader, manifest: await readManifest(reader), endSessions: true });
    assert.equal(await ask(connection, 'select count(*)::int from users'), 200);
    await migrateUp({ connection });
  });
});
