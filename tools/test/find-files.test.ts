import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { findFiles } from './find-files.ts';
import { suites } from './suites.ts';

const names = [
  'packages/server/src/a.test.ts',
  'packages/server/src/a.long.test.ts',
  'packages/server/src/a.redis.test.ts',
  'packages/server/node_modules/x/x.test.ts',
  'packages/server/src/core/db/embedded/lock.test.ts',
  'packages/web/src/button.test.tsx',
  'packages/web/test/sign-up.browser.test.ts',
  'tools/test/b.test.ts',
];

test('every kind of test file belongs to its suite, and no other', (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'weft-find-'));
  t.after(() => rmSync(folder, { recursive: true }));
  for (const name of names) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), '');
  }
  const found = (name: string, ...filters: string[]) =>
    suites.filter((suite) => suite.name === name).flatMap((suite) => findFiles(suite, filters, folder));

  const embedded = 'packages/server/src/core/db/embedded/lock.test.ts';
  assert.deepEqual(found('fast'), ['packages/server/src/a.test.ts', embedded, 'tools/test/b.test.ts']);
  assert.deepEqual(found('fast', './tools/'), ['tools/test/b.test.ts']);
  assert.deepEqual(found('fast', 'nowhere'), []);
  assert.deepEqual(found('long'), ['packages/server/src/a.long.test.ts']);
  assert.deepEqual(found('redis'), ['packages/server/src/a.redis.test.ts']);
  assert.deepEqual(found('browser'), ['packages/web/test/sign-up.browser.test.ts']);
  assert.deepEqual(found('oldest-postgres'), ['packages/server/src/a.test.ts']);
  assert.deepEqual(found('other-account'), [embedded]);
});
