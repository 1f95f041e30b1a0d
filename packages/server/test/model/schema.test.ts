import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { limits } from '@weft/contract/limits.ts';
import { Database } from '../../src/core/db/database.ts';
import { migrateDown } from '../../src/core/db/migrate/down.ts';
import { migrateUp } from '../../src/core/db/migrate/up.ts';
import { drawSchema } from '../../src/core/db/schema-dump/diagram.ts';
import { dumpSchema } from '../../src/core/db/schema-dump/dump.ts';
import { dumpRowTypes } from '../../src/core/db/schema-dump/row-types.ts';
import { sql } from '../../src/core/db/statement.ts';
import { emptyDatabase, testDatabase } from '../kit/database.ts';

const root = join(import.meta.dirname, '../../../..');

/** Compares what the database says with what is committed; WEFT_UPDATE_SCHEMA=1 writes it first. */
async function isCommitted(path: string, text: string): Promise<void> {
  const file = join(root, path);
  if (process.env.WEFT_UPDATE_SCHEMA === '1') await writeFile(file, text);
  assert.equal(text, await readFile(file, 'utf8'));
}

describe('the schema', async () => {
  const { connection } = await testDatabase();
  const db = new Database({ connection });
  const dump = await dumpSchema(db);

  test('is the one that people reviewed (WEFT_UPDATE_SCHEMA=1 npm test -- schema.test writes it)', () =>
    isCommitted('docs/model/schema.sql', dump));
  test('is what the types of rows say', async () =>
    isCommitted('packages/server/src/core/db/row-types.ts', await dumpRowTypes(db)));
  test('is what the diagram shows', async () => isCommitted('docs/model/diagram.md', await drawSchema(db)));

  test('is the same when it was migrated forth, back and forth', async () => {
    const { connection: fresh } = await emptyDatabase();
    await migrateUp({ connection: fresh });
    await migrateDown({ connection: fresh, to: 0, allowDataLoss: true });
    const other = new Database({ connection: fresh });
    assert.equal((await dumpSchema(other)).trim(), '', 'going back leaves nothing behind');
    await migrateUp({ connection: fresh });
    assert.equal(await dumpSchema(other), dump);
    await other.close();
  });

  test('every table says when its rows were made', async () => {
    const without = await db.rows<{ name: string }>(sql`
      select table_name as name from information_schema.tables t
      where table_schema = 'public' and table_name <> 'schema_migrations' and not exists (
        select from information_schema.columns c
        where c.table_schema = 'public' and c.table_name = t.table_name and c.column_name = 'created_at')
      order by 1`);
    // One row about the stream, one per recurring job: they are made by migrations and schedules, not by people.
    assert.deepEqual(
      without.map((row) => row.name),
      ['job_schedules', 'stream'],
    );
  });

  test('every foreign key can be followed backwards by an index', async () => {
    const unindexed = await db.rows<{ name: string }>(sql`
      select conname as name from pg_constraint k
      where contype = 'f' and connamespace = 'public'::regnamespace and not exists (
        select from pg_index i where i.indrelid = k.conrelid and (i.indkey::int2[])[0] = k.conkey[1])`);
    assert.deepEqual(unindexed, []);
  });

  test('its numbers are those of the contract', async () => {
    const rows = await db.rows<{ table: string; definition: string }>(sql`
      select conrelid::regclass::text as table, pg_get_constraintdef(oid) as definition from pg_constraint
      where contype = 'c' and connamespace = 'public'::regnamespace`);
    const has = (table: string, part: string) =>
      assert.ok(
        rows.some((row) => row.table === table && row.definition.includes(part)),
        `${table}: ${part}`,
      );
    has('users', `{${limits.username.min},${limits.username.max}}`);
    has('users', `length(email) <= ${limits.email.max}`);
    has('user_profiles', `length(display_name) <= ${limits.displayName.max}`);
    has('access_tokens', `length(name) <= ${limits.tokenName.max}`);
    has('posts', `length(title) <= ${limits.postTitle.max}`);
    has('posts', `length(content) <= ${limits.postContent.max}`);
    has('communities', `length(name) <= ${limits.communityName.max}`);
    has('communities', `length(slug) <= ${limits.communitySlug.max}`);
    has('communities', `length(slug) >= ${limits.communitySlug.min}`);
    has('communities', `length(description) <= ${limits.communityDescription.max}`);
    has('communities', `seat_limit <= ${limits.seats.max}`);
    has('reports', `length(words) <= ${limits.reportWords.max}`);
    has('reports', `length(note) <= ${limits.reportNote.max}`);
    has('members', `length(mute_reason) <= ${limits.muteReason.max}`);
    has('invites', `max_uses <= ${limits.inviteUses.max}`);
    has('channels', `length(name) <= ${limits.channelName.max}`);
    has('channels', `length(slug) <= ${limits.channelSlug.max}`);
    has('channels', `length(topic) <= ${limits.channelTopic.max}`);
    has('messages', `length(content) <= ${limits.messageContent.max}`);
    has('messages', `length(client_key) <= ${limits.clientKey.max}`);
    has('messages', `length(save_id) <= ${limits.saveId.max}`);
    has('message_revisions', `length(content) <= ${limits.messageContent.max}`);
    has('message_reactions', `length(emoji) <= ${limits.reactionEmoji.max}`);
    has('drafts', `length(title) <= ${limits.formTitle.max}`);
    has('drafts', `length(description) <= ${limits.formDescription.max}`);
    has('feedback_reports', `length(title) <= ${limits.formTitle.max}`);
    has('feedback_reports', `length(description) <= ${limits.formDescription.max}`);
    has('feedback_reports', `length(note) <= ${limits.feedbackNote.max}`);
    has('spaces', `length(name) <= ${limits.spaceName.max}`);
    has('spaces', `length(slug) <= ${limits.spaceSlug.max}`);
    has('spaces', `length(description) <= ${limits.spaceDescription.max}`);
    has('user_profiles', `length(bio) <= ${limits.bio.max}`);
    has('user_profiles', `length(location) <= ${limits.location.max}`);
    has('user_profiles', `length(website) <= ${limits.website.max}`);
    has('uploads', `length(name) <= ${limits.fileName.max}`);
    has('operator_notices', `length(text) <= ${limits.operatorNotice.max}`);
    has('media', `length(name) <= ${limits.fileName.max}`);
  });

  test('close', () => db.close());
});
