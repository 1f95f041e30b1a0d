import assert from 'node:assert/strict';
import { test } from 'node:test';
import type pg from 'pg';
import { emptyDatabase } from '../../../test/kit/database.ts';
import type { Connection } from '../db/connection.ts';
import { readTables } from './catalogue.ts';
import { copyOut, sameTextEverywhere } from './copy.ts';
import { loadTables, type Source } from './load.ts';
import { ask, onDatabase } from './testing/places.ts';

/** Everything that makes loading hard: rows that refer to themselves and each other, counters, what PostgreSQL computes. */
const schema = `
  create table weavers (
    id bigint primary key, name text not null, teacher_id bigint references weavers, favourite_id bigint,
    cloths integer not null default 0, shout text generated always as (upper(name)) stored
  );
  create table cloths (
    id bigint generated always as identity primary key, weaver_id bigint not null references weavers on delete cascade,
    length numeric(8, 3), made_on date, took interval, tags text[], about jsonb, picture bytea, shade real
  );
  alter table weavers add constraint weavers_favourite foreign key (favourite_id) references cloths deferrable;
  create unique index weavers_name on weavers (lower(name));
  create index cloths_tags on cloths using gin (tags) where tags is not null;
  create table pages (day date not null, n integer not null, primary key (day, n)) partition by range (day);
  create table pages_2025 partition of pages for values from ('2025-01-01') to ('2026-01-01');
  create table pages_rest partition of pages default;
  create index pages_n on pages (n);
  create function count_cloth() returns trigger language plpgsql as $$ begin
    update weavers set cloths = cloths + 1 where id = new.weaver_id; return null;
  end $$;
  create trigger counted after insert on cloths for each row execute function count_cloth();
`;
const rows = `
  insert into weavers (id, name, teacher_id) values (1, 'Ada', 3), (2, 'Grace\\N', 1), (3, E'Li\\tnus\\n', null);
  insert into cloths (weaver_id, length, made_on, took, tags, about, picture, shade) values
    (1, 12.345, '2025-11-20', '1 day 02:03:04', '{"a b",NULL,"\\"c\\""}', '{"z": 1.50, "a": null}', '\\x00ff0a', 0.1),
    (1, null, 'infinity', '-1 mon', '{}', '[]', '', 'NaN'), (3, 1, '0044-03-15 BC', null, null, null, null, 1e-38);
  update weavers set favourite_id = 2 where id = 3;
  insert into pages select '2025-12-30'::date + n, n from generate_series(0, 4) n;
`;

function sourceOf(client: pg.Client, tables: Awaited<ReturnType<typeof readTables>>): Source {
  return {
    tables,
    sequences: [{ name: 'cloths_id_seq', lastValue: '3', isCalled: true }],
    check: () => {},
    rows: async (name) => {
      const table = tables.find((candidate) => candidate.name === name);
      assert.ok(table);
      return copyOut(client, table);
    },
  };
}

async function load(
  from: Connection,
  to: Connection,
  change: (source: Source) => Source = (source) => source,
) {
  await onDatabase(from, async (source) => {
    await source.query(sameTextEverywhere);
    await onDatabase(to, async (target) => {
      await target.query(sameTextEverywhere);
      await target.query('begin');
      await loadTables(target, change(sourceOf(source, await readTables(source))));
      await target.query('commit');
    });
  });
}

async function twoLooms() {
  const [from, to] = [await emptyDatabase(), await emptyDatabase()];
  await onDatabase(from.connection, (client) => client.query(schema + rows));
  await onDatabase(to.connection, (client) => client.query(schema));
  return { from: from.connection, to: to.connection };
}

test('rows that refer to themselves and to each other arrive; no trigger counts them a second time', async () => {
  const { from, to } = await twoLooms();
  await load(from, to);
  for (const query of [
    `select json_agg(w order by id)::text from weavers w`,
    `select json_agg(c order by id)::text from cloths c`,
    `select json_agg(p order by day)::text from pages p`,
    `select count(*)::int from pages_2025`,
  ])
    assert.equal(await ask(to, query), await ask(from, query), query);
  assert.equal(await ask(to, 'select cloths from weavers where id = 1'), 2);
});

test('afterwards every rule holds, triggers fire and indexes are there', async () => {
  const { from, to } = await twoLooms();
  await load(from, to);
  const rules = `select string_agg(pg_get_constraintdef(oid), '; ' order by conname) from pg_constraint
    where connamespace = 'public'::regnamespace`;
  const indexes = `select string_agg(indexdef, '; ' order by indexname) from pg_indexes where schemaname = 'public'`;
  assert.equal(await ask(to, rules), await ask(from, rules));
  assert.equal(await ask(to, indexes), await ask(from, indexes));
  assert.equal(await ask(to, 'insert into cloths (weaver_id) values (2) returning id::int'), 4);
  assert.equal(await ask(to, 'select cloths from weavers where id = 2'), 1);
  await assert.rejects(ask(to, 'insert into cloths (weaver_id) values (9)'), /foreign key/);
  await assert.rejects(ask(to, `insert into weavers (id, name) values (9, 'ADA')`), /weavers_name/);
});

test('rows that break a rule do not come in', async () => {
  const { from, to } = await twoLooms();
  await onDatabase(from, (client) =>
    client.query(
      'alter table cloths drop constraint cloths_weaver_id_fkey; update cloths set weaver_id = 77 where id = 1',
    ),
  );
  await assert.rejects(load(from, to), /foreign key/);
  assert.equal(await ask(to, 'select count(*)::int from weavers'), 0);
});

test('another schema on the other side is told by its tables', async () => {
  const { from, to } = await twoLooms();
  await onDatabase(to, (client) => client.query('alter table cloths drop column shade'));
  await assert.rejects(load(from, to), /schema here differs .* in cloths\.$/);
});

test('an ordinary owner may do all of it', async () => {
  const { from, to } = await twoLooms();
  const role = `weaver_${Math.random().toString(36).slice(2)}`;
  await onDatabase(to, (client) =>
    client.query(
      `create role ${role} login password 'x'; alter schema public owner to ${role};
       alter table weavers owner to ${role}; alter table cloths owner to ${role}; alter table pages owner to ${role};
       alter table pages_2025 owner to ${role}; alter table pages_rest owner to ${role}`,
    ),
  );
  await load(from, { ...to, user: role, password: 'x' });
  assert.equal(await ask(to, 'select cloths from weavers where id = 1'), 2);
  await onDatabase(to, (client) =>
    client.query(`reassign owned by ${role} to current_user; drop owned by ${role}; drop role ${role}`),
  );
});
