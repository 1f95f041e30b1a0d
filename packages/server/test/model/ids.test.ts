import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { sql } from '../../src/core/db/statement.ts';
import { idMill } from './id-mill.ts';

describe('ids', async () => {
  const { db, make, doubles } = await idMill();

  test('four connections make 4 × 50,000 without a double, in the order of time', async () => {
    await Promise.all([make(50_000), make(50_000), make(50_000), make(50_000)]);
    assert.equal(await doubles(), 0);
    const [before] = await db.rows<{ id: string }>(sql`select weft_id() as id`);
    await db.rows(sql`select pg_sleep(0.002)`);
    const [after] = await db.rows<{ id: string }>(sql`select weft_id() as id`);
    assert.ok(BigInt(after?.id ?? 0) > BigInt(before?.id ?? 0));
  });

  test('a clock that steps back, and one that stands still, make no double', async () => {
    await db.rows(sql`truncate made`);
    for (const seconds of [60, 0, 60, 30])
      await db.rows(sql`
        insert into made select weft_id_at('2026-11-20T10:00:00Z'::timestamptz + make_interval(secs => ${seconds}))
        from generate_series(1, 50000)`);
    assert.equal(await doubles(), 0);
  });

  test('an id tells its millisecond, and keeps every digit on its way here', async () => {
    const [row] = await db.rows<{ id: string; ms: string }>(sql`
      select id, (id >> 22) + 1451606400000 as ms from weft_id_at('2026-11-20T10:00:00.123Z') as id`);
    assert.equal(typeof row?.id, 'string');
    assert.equal(Number(row?.ms), Date.parse('2026-11-20T10:00:00.123Z'));
    assert.ok(BigInt(row?.id ?? 0) > BigInt(Number.MAX_SAFE_INTEGER));
  });

  test('close', () => db.close());
});
