import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { EmbeddedDatabaseError } from './embedded-database-error.ts';
import { DataDirectoryBusy, lockDataDirectory } from './lock.ts';
import { dataFolder } from './testing/data-folder.ts';
import { spawnHolder } from './testing/spawn-holder.ts';

test('a data directory is one process’s alone, until that is killed', async (t) => {
  const dataDir = dataFolder(t);
  const other = await spawnHolder(t, dataDir, 'lock');
  assert.throws(
    () => lockDataDirectory(dataDir),
    (error) => error instanceof DataDirectoryBusy && error.message.includes(`${dataDir} is in use`),
  );
  await other.kill();
  lockDataDirectory(dataDir).release();
});

test('it is also held against the same process, and a failed try does not loosen it', (t) => {
  const dataDir = dataFolder(t);
  const lock = lockDataDirectory(dataDir);
  for (const _ of [1, 2]) assert.throws(() => lockDataDirectory(dataDir), DataDirectoryBusy);
  lock.release();
  lock.release();
  lockDataDirectory(dataDir).release();
});

test('forgetting the lock does not lose it', async (t) => {
  const dataDir = dataFolder(t);
  lockDataDirectory(dataDir);
  setFlagsFromString('--expose-gc');
  const collect: () => void = runInNewContext('gc');
  for (let round = 0; round < 5; round++) {
    collect();
    await setImmediate();
  }
  assert.throws(() => lockDataDirectory(dataDir), DataDirectoryBusy);
});

test('a data directory that is a file is refused in one line', (t) => {
  const path = join(dataFolder(t), 'file');
  writeFileSync(path, '');
  assert.throws(
    () => lockDataDirectory(path),
    (error) => error instanceof EmbeddedDatabaseError && /should be a folder/.test(error.message),
  );
});
