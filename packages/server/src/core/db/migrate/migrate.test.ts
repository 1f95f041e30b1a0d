import assert from 'node:assert/strict';
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import pg from 'pg';
import { emptyDatabase } from '../../../../test/kit/database.ts';
import type { Connection } from '../connection.ts';
import { migrateDown } from './down.ts';
import { MigrationError } from './migration-error.ts';
import { resolveMigration } from './resolve.ts';
import { migrationStatus } from './status.ts';
import { migrateUp } from './up.ts';

type Step = { up: string; down: string };

async function folderOf(steps: Record<string, Step>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'weft-migrations-'));
  for (const [name, { up, down }] of Object.entries(steps)) {
    await mkdir(join(folder, name), { recursive: true });
    await writeFile(join(folder, name, 'up.sql'), up);
    await writeFile(join(folder, name, 'down.sql'), down);
  }
  return folder;
}

async function query(connection: Connection, text: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client(connection);
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

const apples: Step = {
  up: 'create table apples (name text);',
  down: '-- loses data: the apples\ndrop table apples;',
};
const pears: Step = { up: 'create table pears (name text);', down: 'drop table pears;' };

describe('migrations', () => {
  test('go forth and back; going back is refused where it would lose data', async () => {
    const { connection } = await emptyDatabase();
    const folder = await folderOf({ '0001_apples': apples, '0002_pears': pears });
    assert.deepEqual((await migrateUp({ connection, folder })).applied, ['0001_apples', '0002_pears']);
    assert.deepEqual((await migrateUp({ connection, folder })).applied, []);
    assert.deepEqual(await migrateDown({ connection, folder, to: 1 }), ['0002_pears']);
    await assert.rejects(
      migrateDown({ connection, folder, to: 0 }),
      /would lose data \(0001_apples: the apples\)/,
    );
    assert.equal((await query(connection, 'select from apples')).length, 0);
    assert.deepEqual(await migrateDown({ connection, folder, to: 0, allowDataLoss: true }), ['0001_apples']);
    const states = (await migrationStatus({ connection, folder })).map(({ state }) => state);
    assert.deepEqual(states, ['pending', 'pending']);
  });

  test('one that fails leaves nothing of itself, keeps those before it, and can be run again', async () => {
    const { connection } = await emptyDatabase();
    const bad = { up: 'create table plums (name text); select 1/0;', down: 'drop table plums;' };
    const folder = await folderOf({ '0001_apples': apples, '0002_plums': bad });
    await assert.rejects(migrateUp({ connection, folder }), /0002_plums \(up\) failed: division by zero/);
    assert.deepEqual(
      await query(connection, `select to_regclass('plums') as plums, to_regclass('apples')::text as apples`),
      [{ plums: null, apples: 'apples' }],
    );
    await writeFile(join(folder, '0002_plums', 'up.sql'), 'create table plums (name text);');
    assert.deepEqual((await migrateUp({ connection, folder })).applied, ['0002_plums']);
  });

  test('five nodes that start together migrate once', async () => {
    const { connection } = await emptyDatabase();
    const folder = await folderOf({ '0001_apples': apples, '0002_pears': pears });
    const results = await Promise.all(Array.from({ length: 5 }, () => migrateUp({ connection, folder })));
    assert.deepEqual(
      results.flatMap(({ applied }) => applied),
      ['0001_apples', '0002_pears'],
    );
  });

  test('a step that was edited after it landed is refused', async () => {
    const { connection } = await emptyDatabase();
    const folder = await folderOf({ '0001_apples': apples });
    await migrateUp({ connection, folder });
    await writeFile(join(folder, '0001_apples', 'up.sql'), `${apples.up} -- and a worm`);
    await assert.rejects(migrateUp({ connection, folder }), /never edited after they have landed/);
    assert.equal((await migrationStatus({ connection, folder }))[0]?.state, 'edited');
  });

  test('an older version works on a newer schema, unless that says that it cannot', async () => {
    const { connection } = await emptyDatabase();
    const older = await folderOf({ '0001_apples': apples });
    await migrateUp({ connection, folder: await folderOf({ '0001_apples': apples, '0002_pears': pears }) });
    assert.deepEqual((await migrateUp({ connection, folder: older })).applied, []);
    assert.equal((await migrationStatus({ connection, folder: older }))[1]?.state, 'unknown to this version');
    await assert.rejects(
      migrateDown({ connection, folder: older, to: 0, allowDataLoss: true }),
      /Only the newer Weft/,
    );
    const breaking = { up: `-- breaking: yes\n${pears.up}`, down: pears.down };
    const { connection: other } = await emptyDatabase();
    await migrateUp({
      connection: other,
      folder: await folderOf({ '0001_apples': apples, '0002_pears': breaking }),
    });
    await assert.rejects(
      migrateUp({ connection: other, folder: older }),
      /migrated by a newer Weft \(0002_pears\)/,
    );
  });

  test('a step without a transaction that stopped half-way is run again, or resolved by hand', async () => {
    const { connection } = await emptyDatabase();
    const half = {
      up: '-- transaction: none\ncreate index concurrently if not exists a on apples (name);\n-- next\nselect 1/(select count(*) from apples);',
      down: '-- transaction: none\ndrop index concurrently if exists a;',
    };
    const folder = await folderOf({ '0001_apples': apples, '0002_index': half });
    await assert.rejects(migrateUp({ connection, folder }), /division by zero/);
    assert.equal((await migrationStatus({ connection, folder }))[1]?.state, 'failed');
    await assert.rejects(
      migrateDown({ connection, folder, to: 0, allowDataLoss: true }),
      /stopped half-way \(division by zero\)/,
    );
    await query(connection, `insert into apples values ('boskoop')`);
    assert.deepEqual((await migrateUp({ connection, folder })).applied, ['0002_index']);
    await assert.rejects(
      resolveMigration({ connection, folder, number: 2, as: 'applied' }),
      /nothing to resolve/,
    );
    await query(connection, `update schema_migrations set state = 'failed' where number = 2`);
    await resolveMigration({ connection, folder, number: 2, as: 'applied' });
    assert.equal((await migrationStatus({ connection, folder }))[1]?.state, 'applied');
  });

  test('what needs an extension is applied where the server offers it, skipped where it does not', async () => {
    const { connection } = await emptyDatabase();
    const folder = await folderOf({
      '0001_apples': apples,
      'optional/pg_trgm': {
        up: 'create extension if not exists pg_trgm; create index if not exists apples_like on apples using gin (name gin_trgm_ops);',
        down: 'drop index if exists apples_like; drop extension if exists pg_trgm;',
      },
      'optional/teleport': { up: 'create extension teleport;', down: 'drop extension teleport;' },
    });
    const said: string[] = [];
    const result = await migrateUp({ connection, folder, log: (line) => said.push(line) });
    assert.deepEqual(result.optional, ['pg_trgm']);
    assert.ok(said.includes('Skipped what needs the extension teleport: this PostgreSQL does not offer it'));
    assert.deepEqual(await migrateDown({ connection, folder, to: 0, allowDataLoss: true }), ['0001_apples']);
  });

  test('a gap in the numbers is a mistake that is told before anything runs', async () => {
    const { connection } = await emptyDatabase();
    const folder = await folderOf({ '0001_apples': apples, '0003_pears': pears });
    await assert.rejects(migrateUp({ connection, folder }), MigrationError);
    assert.deepEqual(await migrationStatus({ connection, folder: await folderOf({}) }), []);
  });
});
