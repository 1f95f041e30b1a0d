import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Database } from '../../src/core/db/database.ts';
import { sql } from '../../src/core/db/statement.ts';
import { testDatabase } from '../kit/database.ts';

describe('ids, a million at a time', async () => {
  const { connection } = await testDatabase();
  const db = new Database({ connection, statementTimeoutMs: 60_000 });
  await db.rows(sql`create unlogged table made (id bigint)`);

  const make = (count: number) =>
    db.rows(sql`insert into made select weft_id() from generate_series(1, ${count})`);
  const doubles = async () => {
    const [row] = await db.rows<{ n: number }>(
      sql`select (count(*) - count(distinct id))::int as n from made`,
    );
    return row?.n;
  };

  test('four connections make 4 × 1,000,000 without a double, in the order of time', async () => {
    await Promise.all([make(1_000_000), make(1_000_000), make(1_000_000), make(1_000_000)]);
    assert.equal(await doubles(), 0);
    const [before] = await db.rows<{ id: string }>(sql`select weft_id() as id`);
    await db.rows(sql`select pg_sleep(0.002)`);
    const [after] = await db.rows<{ id: string }>(sql`select weft_id() as id`);
    assert.ok(BigInt(after?.id ?? 0) > BigInt(before?.id ?? 0));
  });

  test('close', () => db.close());
});
