import assert from 'node:assert/strict';
import { test } from 'node:test';
import { idMill } from './id-mill.ts';

test('four connections make 4 × 1,000,000 ids without a double', async () => {
  const { db, make, doubles } = await idMill();
  await Promise.all([make(1_000_000), make(1_000_000), make(1_000_000), make(1_000_000)]);
  assert.equal(await doubles(), 0);
  await db.close();
});
