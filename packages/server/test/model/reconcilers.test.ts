import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Database } from '../../src/core/db/database.ts';
import { sql } from '../../src/core/db/statement.ts';
import { reconcile } from '../../src/core/reconcile/reconcile.ts';
import { reconcilers } from '../../src/reconcilers.ts';
import { testDatabase } from '../kit/database.ts';

/** Stored by triggers, and said nowhere else: nothing to count it again from. */
const saidNowhereElse = new Set([
  // A friendship outlives the follows that it came of, and ends for itself.
  'friendships.*',
  // Where somebody reads on is theirs.
  'channel_members.*',
  // A copy of what was said, and that it was taken out.
  'post_quotes.*',
]);

test('what triggers keep can all be counted again', async () => {
  const db = new Database({ connection: (await testDatabase()).connection });
  const kept = new Set(
    reconcilers.flatMap(({ table, columns }) => columns.map((name) => `${table}.${name}`)),
  );
  const rows = await db.rows<{ name: string; source: string }>(sql`
      select proname as name, prosrc as source from pg_proc
      where pronamespace = 'public'::regnamespace and prolang <> (select oid from pg_language where lanname = 'c')`);
  const written = new Set(rows.flatMap(({ source }) => writtenBy(source)));
  assert.ok(written.has('post_stats.likes') && written.has('conversations.participant_ids'));
  const unheard = [...written].filter((name) => {
    const [table, column] = name.split('.');
    const whole =
      saidNowhereElse.has(`${table}.*`) || (column === '*' && reconcilers.some((r) => r.table === table));
    return !whole && column !== 'version' && !kept.has(name);
  });
  assert.deepEqual(unheard, []);
  assert.equal((await reconcile(db, reconcilers, { fix: false })).length, reconcilers.length);
  await db.close();
});

/** The columns that a function's statements set, and `table.*` where it inserts. */
function writtenBy(source: string): string[] {
  const updates = [...source.matchAll(/\bupdate (\w+)(?:\s+\w+)?\s+set\s+([^;]*?)\s(?:from|where)\s/g)];
  const inserts = [...source.matchAll(/\binsert into (\w+)/g)];
  return [
    ...updates.flatMap(([, table, set = '']) =>
      [...set.matchAll(/(?:^|,\s*)(\w+) = /g)].map(([, column]) => `${table}.${column}`),
    ),
    ...inserts.map(([, table]) => `${table}.*`),
  ];
}
