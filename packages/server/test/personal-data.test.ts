import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Database } from '../src/core/db/database.ts';
import { sql } from '../src/core/db/statement.ts';
import { personalData } from '../src/personal-data.ts';
import { testDatabase } from './kit/database.ts';

/** Tables that name a user and hold nothing to hand out, or nothing to scrub; each with its reason. */
const notExported: Readonly<Record<string, string>> = {
  data_exports: 'the export itself',
  idempotency_keys: 'answers that the person has got already, kept for a day',
  message_mentions: 'what others wrote',
  message_pins: 'a mark on what somebody wrote; whoever wrote it has it in their own export',
  conversation_channels: 'where a conversation is read, which belongs to all who speak in it',
};
const notErased: Readonly<Record<string, string>> = {
  audit_log: 'who did what to whom stays on record; the person is a number in it by then',
};

describe('every table that names a user', async () => {
  const db = new Database(await testDatabase());
  const rows = await db.rows<{ name: string }>(sql`
    select distinct conrelid::regclass::text as name from pg_constraint
    where contype = 'f' and confrelid = 'users'::regclass order by name`);
  const tables = [...rows.map(({ name }) => name), 'users'];
  const { exports, erasures } = personalData();

  for (const [what, parts, excused] of [
    ['is in the export of their data', exports, notExported],
    ['is scrubbed when they are erased', erasures, notErased],
  ] as const)
    test(`${what}, or is excused`, () => {
      const covered = parts.flatMap((part) => part.tables);
      const missing = tables.filter((name) => !covered.includes(name) && excused[name] === undefined);
      assert.deepEqual(missing, [], 'say so in the personal-data.ts of the feature');
    });

  test('close', () => db.close());
});
