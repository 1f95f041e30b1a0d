import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Database } from '../../src/core/db/database.ts';
import { sql } from '../../src/core/db/statement.ts';
import { dropDatabasesOf, emptyDatabase, serverOfRun, testDatabase } from './database.ts';

test('every test database is one’s own, and has the schema', async (t) => {
  const [one, two] = await Promise.all([testDatabase(), testDatabase()]);
  assert.notEqual(one.connection.database, two.connection.database);
  for (const { connection } of [one, two]) {
    const db = new Database({ connection, poolSize: 1 });
    t.after(() => db.close());
    await db.rows(sql`create table mine (n int)`);
    assert.deepEqual(await db.rows(sql`select to_regclass('users') is not null as migrated`), [
      { migrated: true },
    ]);
  }
});

test('an empty one has none', async (t) => {
  const db = new Database({ connection: (await emptyDatabase()).connection, poolSize: 1 });
  t.after(() => db.close());
  assert.deepEqual(await db.rows(sql`select count(*)::int as n from pg_tables where schemaname = 'public'`), [
    { n: 0 },
  ]);
});

test('a file’s databases are dropped, those of others are not', async (t) => {
  const { connection } = await testDatabase();
  const db = new Database({ connection: { ...connection, database: 'postgres' }, poolSize: 1 });
  t.after(() => db.close());
  const exists = () => db.rows(sql`select from pg_database where datname = ${connection.database}`);
  await dropDatabasesOf(connection, '/some/other.test.ts');
  assert.equal((await exists()).length, 1);
  await dropDatabasesOf(connection, process.argv[1] ?? '');
  assert.equal((await exists()).length, 0);
});

test('a file that is run without the runner is told how to run it', () => {
  assert.throws(() => serverOfRun({}), /npm test -- <its path>/);
});
