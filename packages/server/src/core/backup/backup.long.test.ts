import assert from 'node:assert/strict';
import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { updateMe } from '@weft/contract/accounts.ts';
import { emptyDatabase, testDatabase } from '../../../test/kit/database.ts';
import { arrive, type Person } from '../../../test/kit/person.ts';
import { testServer } from '../../../test/kit/server.ts';
import { until } from '../../../test/kit/wait-for.ts';
import type { Connection } from '../db/connection.ts';
import { Database } from '../db/database.ts';
import { migrateUp } from '../db/migrate/up.ts';
import { dumpSchema } from '../db/schema-dump/dump.ts';
import { copyDatabase } from './copy-database.ts';
import { mayRemoveFiles } from './locks.ts';
import { openBackup } from './places.ts';
import { checkBackup, readManifest } from './read-backup.ts';
import { restoreDatabase } from './restore.ts';
import { aFolder, ask, onDatabase } from './testing/places.ts';
import { writeBackup } from './write-backup.ts';

/** Every change of a profile raises the user's version and tells it: two tables that must be of one moment. */
const torn = `
  select count(*)::int from users u
  left join lateral (
    select max((payload->'user'->>'version')::int) as told from outbox
    where room = 'user:' || u.id and type = 'user.updated'
  ) e on true
  where u.version <> coalesce(e.told, 1)`;

async function restoreInto(connection: Connection, path: string, endSessions = true) {
  const reader = await openBackup(path);
  try {
    const manifest = await readManifest(reader);
    return await restoreDatabase({ connection, reader, manifest, endSessions });
  } finally {
    reader.close();
  }
}

describe('a backup under writers, and its restore', async () => {
  const { url, connection } = await testServer();
  const people = await Promise.all(['ada', 'grace', 'linus'].map((name) => arrive(url, name)));
  const path = join(await aFolder(), 'backup');
  const elsewhere = await emptyDatabase();
  let written = 0;
  const write = (person: Person) => {
    written += 1;
    return person.call(updateMe, { body: { bio: `note ${written}\t\\ "ü"\nand a line` } });
  };

  test('people write between its tables; it is of one moment', async () => {
    for (const person of people) await write(person);
    const before = written;
    const { manifest } = await writeBackup({
      connection,
      path,
      onTable: async () => {
        await Promise.all(people.map(write));
      },
    });
    assert.ok(written > before + 9, 'there were writers');
    const outbox = manifest.tables.find(({ name }) => name === 'outbox');
    // One for each session that began, one for each note before; none of those that came while it was made.
    assert.equal(outbox?.rows, people.length + before);
    assert.equal(await ask(connection, torn), 0);
  });

  for (const name of ['stopped', 'stopped.zip'])
    test(`stopped at any of its tables, it leaves nothing behind: ${name}`, async () => {
      const folder = await aFolder();
      const tables: string[] = [];
      const onTable = async (table: string) => void tables.push(table);
      await writeBackup({ connection, path: join(folder, name), onTable });
      await rm(join(folder, name), { recursive: true });
      // Not at the last of them: with nothing left to copy it is whole before it hears of it.
      for (const [index, at] of tables.slice(0, -5).entries()) {
        if (index % 10 !== 0) continue;
        const stop = new AbortController();
        const stopping = async (table: string) => {
          if (table !== at) return;
          // Between two of them, or with the next one begun.
          if (index % 20 === 0) stop.abort();
          else setImmediate(() => stop.abort());
        };
        const path = join(folder, name);
        await assert.rejects(writeBackup({ connection, path, signal: stop.signal, onTable: stopping }));
        assert.deepEqual(await readdir(folder), [], at);
      }
    });

  test('nothing else lies where it is made', async () => {
    assert.deepEqual(await readdir(join(path, '..')), ['backup']);
  });

  test('checking it reads all and finds nothing', async () => {
    const reader = await openBackup(path);
    await checkBackup(reader, await readManifest(reader));
  });

  test('elsewhere it is the same, row by row', async () => {
    const manifest = JSON.parse(await readFile(join(path, 'manifest.json'), 'utf8'));
    const loaded = await restoreInto(elsewhere.connection, path);
    for (const { name, sha256, rows } of manifest.tables) {
      const there = loaded.find((table) => table.name === name);
      assert.deepEqual({ sha256: there?.sha256, rows: there?.rows }, { sha256, rows }, name);
    }
    assert.equal(await ask(elsewhere.connection, torn), 0);
  });

  test('with every rule and index that it had', async () => {
    const [here, there] = [new Database({ connection }), new Database(elsewhere)];
    assert.equal(await dumpSchema(there), await dumpSchema(here));
    await Promise.all([here.close(), there.close()]);
  });

  test('ids and events go on from where they were', async () => {
    const taken = await ask(elsewhere.connection, 'select max(seq)::int from outbox');
    const next = await ask(
      elsewhere.connection,
      `insert into outbox (type, room, payload) values ('a.b', 'user:1', '{}') returning seq::int`,
    );
    assert.ok(Number(next) > Number(taken));
  });

  test('cursors of before count no more, and everybody signs in anew', async () => {
    const epoch = 'select epoch from stream';
    assert.notEqual(await ask(elsewhere.connection, epoch), await ask(connection, epoch));
    assert.equal(await ask(elsewhere.connection, 'select count(*)::int from sessions'), 0);
  });

  test('a second restore into the same place is refused and changes nothing', async () => {
    await assert.rejects(restoreInto(elsewhere.connection, path), /The database is not empty/);
    assert.equal(await ask(elsewhere.connection, torn), 0);
  });

  test('as one file it is the same', async () => {
    const zip = join(await aFolder(), 'backup.zip');
    const other = await emptyDatabase();
    const { manifest } = await writeBackup({ connection, path: zip });
    const loaded = await restoreInto(other.connection, zip, false);
    assert.deepEqual(
      loaded.map(({ name, sha256 }) => [name, sha256]),
      manifest.tables.map(({ name, sha256 }) => [name, sha256]),
    );
    assert.equal(await ask(other.connection, 'select count(*)::int from sessions'), people.length);
  });

  test('copied without files in between it is the same', async () => {
    const other = await emptyDatabase();
    const loaded = await copyDatabase({ from: connection, to: other.connection });
    const again = join(await aFolder(), 'again');
    const { manifest } = await writeBackup({ connection, path: again });
    assert.deepEqual(
      loaded.map(({ name, sha256 }) => [name, sha256]),
      manifest.tables.map(({ name, sha256 }) => [name, sha256]),
    );
  });
});

test('while a backup is made no stored file may be removed, and no migration changes a table', async () => {
  const { connection } = await testDatabase();
  const db = new Database({ connection });
  const allowed = () => db.transaction(mayRemoveFiles);
  const during: boolean[] = [];
  let migrated: Promise<unknown> = Promise.resolve();
  const waits: string[] = [];
  await writeBackup({
    connection,
    path: join(await aFolder(), 'backup'),
    onTable: async (name) => {
      during.push(await allowed());
      if (name !== 'access_tokens') return;
      migrated = migrateUp({ connection, log: (message) => waits.push(message) });
      await until(() => waits.length > 0);
    },
  });
  await migrated;
  assert.deepEqual([...new Set(during)], [false]);
  assert.match(waits.join(), /a backup is being made/);
  assert.equal(await allowed(), true);
  await db.close();
});

test('removals that follow each other at once are not taken for a backup', async () => {
  const { connection } = await testDatabase();
  const db = new Database({ connection });
  const six = () => Promise.all(Array.from({ length: 6 }, () => db.transaction(mayRemoveFiles)));
  const answers: boolean[] = [];
  for (let round = 0; round < 100; round++) answers.push(...(await six()));
  assert.deepEqual([...new Set(answers)], [true]);
  await db.close();
});

test('a backup of an older schema is taken forward', async () => {
  const [old, place] = [await emptyDatabase(), await emptyDatabase()];
  const path = join(await aFolder(), 'backup');
  await migrateUp({ connection: old.connection, to: 4 });
  await onDatabase(old.connection, (client) =>
    client.query(`insert into users (username, email) values ('ada', 'ada@example.org')`),
  );
  await writeBackup({ connection: old.connection, path });
  await restoreInto(place.connection, path);
  const { connection: current } = await testDatabase();
  const [here, there] = [new Database(place), new Database({ connection: current })];
  assert.equal(await dumpSchema(here), await dumpSchema(there));
  assert.equal(await ask(place.connection, 'select username from users'), 'ada');
  await Promise.all([here.close(), there.close()]);
});

test('a database without Weft has nothing to back up', async () => {
  const { connection } = await emptyDatabase();
  const folder = await aFolder();
  await assert.rejects(writeBackup({ connection, path: join(folder, 'backup') }), /no Weft in it/);
  assert.deepEqual(await readdir(folder), []);
});
