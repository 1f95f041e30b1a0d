import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { testDatabase } from '../../../test/kit/database.ts';
import { plannedFiles } from '../../../test/kit/seed-files.ts';
import { tellStory, theEnd } from '../../cli/seed/tell.ts';
import { Database } from '../../core/db/database.ts';
import { migrateDown } from '../../core/db/migrate/down.ts';
import { migrateUp } from '../../core/db/migrate/up.ts';
import { sql } from '../../core/db/statement.ts';

/** With the story in the database: what an older schema can hold comes back as it was. */
describe('goals, forth, back and forth', async () => {
  const { connection } = await testDatabase();
  const db = new Database({ connection, statementTimeoutMs: 60_000 });
  await tellStory(db, { now: new Date(theEnd), passwordHash: '$argon2id$x', files: plannedFiles }, () => {});
  const read = () =>
    db.rows(sql`
      select m.id, m.content, m.seq, m.sent_at, m.is_draft, v.kind, v.participant_ids, v.last_seq, w.words::text, w.scope
      from messages m left join conversations v on v.id = m.conversation_id
      left join message_words w on w.message_id = m.id
      where v.id is null or v.kind <> 'goal' order by m.id`);

  test('goals go and nothing else, where that is meant', async () => {
    const before = await read();
    const [had] = await db.rows<{ n: number }>(sql`select count(*)::int as n from goals`);
    assert.ok(before.length > 40 && (had?.n ?? 0) > 0);
    await assert.rejects(migrateDown({ connection, to: 47 }), /lose data/);
    await migrateDown({ connection, to: 47, allowDataLoss: true });
    await migrateUp({ connection });
    assert.deepEqual(await read(), before);
    assert.deepEqual(await db.rows(sql`select from conversations where kind = 'goal'`), []);
  });

  test('close', () => db.close());
});
