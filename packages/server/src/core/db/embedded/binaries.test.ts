import assert from 'node:assert/strict';
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { oldestPostgres } from '../../../../test/kit/postgres15.ts';
import { binariesFor, bundledBinaries } from './binaries.ts';
import { installBinaries, removeOtherBinaries } from './copy-binaries.ts';
import { EmbeddedDatabaseError } from './embedded-database-error.ts';
import { layoutOf } from './layout.ts';
import { dataFolder, query, start } from './testing/data-folder.ts';

test('libraries are linked in the copy where install scripts were off', (t) => {
  const folder = dataFolder(t);
  const native = join(folder, 'native');
  cpSync(bundledBinaries().native, native, { recursive: true, verbatimSymlinks: true });
  for (const entry of readdirSync(join(native, 'lib'), { withFileTypes: true }))
    if (entry.isSymbolicLink()) rmSync(join(native, 'lib', entry.name));
  chmodSync(join(native, 'bin/postgres'), 0o700);
  const copies = join(folder, 'copies');
  mkdirSync(copies);
  const { bin } = installBinaries({ native, version: '18.9' }, copies);
  assert.ok(lstatSync(join(bin, '../lib/libpq.so.5')).isSymbolicLink());
  assert.ok(existsSync(join(bin, '../lib/libpq.so.5')));
  assert.equal(lstatSync(join(bin, 'postgres')).mode & 0o777, 0o755);
});

test('a copy that broke off is not taken for a whole one, nor left lying about', (t) => {
  const folder = dataFolder(t);
  mkdirSync(join(folder, '.copy-abc/bin'), { recursive: true });
  const missing = { native: join(folder, 'nowhere'), version: '18.9' };
  assert.throws(() => installBinaries(missing, folder), EmbeddedDatabaseError);
  assert.deepEqual(readdirSync(folder), []);
});

test('only the version in use is kept', (t) => {
  const folder = dataFolder(t);
  for (const name of ['17.2', '18.1', '18.4']) mkdirSync(join(folder, name));
  removeOtherBinaries(folder, '18.4');
  assert.deepEqual(readdirSync(folder), ['18.4']);
});

test('a platform without binaries is refused in words', () => {
  assert.throws(
    () => bundledBinaries('plan9-mips'),
    (error) => error instanceof EmbeddedDatabaseError && /no PostgreSQL for plan9-mips/.test(error.message),
  );
});

test('data of another major version runs on its kept binaries, the newest of them', (t) => {
  const layout = layoutOf(dataFolder(t));
  for (const name of ['17.9', '17.10', '16.1']) mkdirSync(join(layout.binaries, name), { recursive: true });
  const bundled = () => ({ native: '/nowhere', version: '18.4' });
  assert.equal(binariesFor(layout, 17, bundled).version, '17.10');
  assert.throws(() => binariesFor(layout, 15, bundled), /is of PostgreSQL 15; this Weft brings 18\.4/);
});

test('data that nothing here can read is refused before anything is touched', async (t) => {
  const dataDir = dataFolder(t);
  const { cluster } = layoutOf(dataDir);
  mkdirSync(cluster, { recursive: true });
  writeFileSync(join(cluster, 'PG_VERSION'), '14\n');
  await assert.rejects(start(dataDir), /is of PostgreSQL 14; this Weft brings 18/);
  assert.deepEqual(readdirSync(dataDir), ['postgres']);
  assert.deepEqual(readdirSync(join(dataDir, 'postgres')), ['data']);
});

const older = oldestPostgres();
const needsOlder = { skip: older === undefined ? 'needs a PostgreSQL of the system' : false };

test('data that PostgreSQL 15 made is served by 15, and refused when that is gone', needsOlder, async (t) => {
  if (older === undefined) return;
  const dataDir = dataFolder(t);
  const made = await start(dataDir, { binaries: older });
  await query(made.connection, 'create table kept as select 1 as n');
  await made.stop();
  await assert.rejects(
    start(dataDir),
    (error) =>
      error instanceof EmbeddedDatabaseError && /of PostgreSQL 15; this Weft brings 18/.test(error.message),
  );

  const kept = join(layoutOf(dataDir).binaries, older.version);
  symlinkSync(dirname(older.bin), kept);
  const server = await start(dataDir);
  t.after(server.stop);
  assert.match(server.version, /^15\./);
  assert.deepEqual(await query(server.connection, 'select n from kept'), [{ n: 1 }]);
});
