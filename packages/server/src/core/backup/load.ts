import type { Readable } from 'node:stream';
import type pg from 'pg';
import { BackupError } from './backup-error.ts';
import { listed, quoted, readTables, type Table } from './catalogue.ts';
import { copyIn, type Sum, sumOf, Tally } from './copy.ts';
import type { BackupSequence } from './manifest.ts';

/** Where rows come from: a backup, or another database. */
export interface Source {
  readonly tables: readonly { readonly name: string; readonly columns: readonly string[] }[];
  readonly sequences: readonly BackupSequence[];
  rows(table: string): Promise<Readable>;
  /** Throws when that is not what should have come. */
  check(table: string, sum: Sum): void;
}

/** Rows so far, of all tables together. Between the two steps the indexes are made. */
export type LoadProgress = (step: 'loading' | 'comparing', rows: number) => void;

export interface LoadOptions {
  readonly onProgress?: LoadProgress | undefined;
  /** Whoever waits for it wants it no more. */
  readonly signal?: AbortSignal | undefined;
}

export interface Loaded extends Sum {
  readonly name: string;
}

/**
 * Fills a migrated database, inside the caller's transaction. No trigger fires (what they would count is in the rows),
 * and no rule is given up: foreign keys and indexes are taken away and made again from their own definitions, which
 * checks all rows at once, in any order, whoever refers to whom. All of it is a table owner's right; no superuser.
 */
export async function loadTables(
  client: pg.Client,
  source: Source,
  { onProgress = () => {}, signal }: LoadOptions = {},
): Promise<Loaded[]> {
  const tables = matching(await readTables(client), source);
  if (tables.length > 0) await client.query(`truncate ${listed(tables.map((table) => table.name))}`);
  const later = await putAside(client);
  for (const { name } of tables) await client.query(`alter table ${quoted(name)} disable trigger user`);
  const loaded: Loaded[] = [];
  let done = 0;
  for (const table of tables) {
    const tally = new Tally((rows) => onProgress('loading', done + rows));
    await copyIn(client, table, await source.rows(table.name), tally, signal);
    const sum = tally.sum();
    source.check(table.name, sum);
    loaded.push({ name: table.name, ...sum });
    done += sum.rows;
  }
  for (const statement of later) {
    signal?.throwIfAborted();
    await client.query(statement);
  }
  for (const { name } of tables) await client.query(`alter table ${quoted(name)} enable trigger user`);
  for (const { name, lastValue, isCalled } of source.sequences)
    await client.query('select setval($1::regclass, $2, $3)', [
      `public.${quoted(name)}`,
      lastValue,
      isCalled,
    ]);
  await compare(client, tables, loaded, { onProgress, signal });
  return loaded;
}

/** The same tables with the same columns: anything else would be copied wrongly or not at all. */
function matching(here: readonly Table[], { tables }: Source): Table[] {
  const there = new Map(tables.map((table) => [table.name, table]));
  const odd = [
    ...tables.filter(({ name }) => !here.some((table) => table.name === name)).map(({ name }) => name),
    ...here
      .filter(
        ({ name, columns }) =>
          [...(there.get(name)?.columns ?? [])].sort().join() !== [...columns].sort().join(),
      )
      .map(({ name }) => name),
  ];
  if (odd.length > 0)
    throw new BackupError(`The schema here differs from where the rows come from, in ${odd.join(', ')}.`);
  return here.map((table) => ({ ...table, columns: there.get(table.name)?.columns ?? table.columns }));
}

/** Takes foreign keys and indexes away; gives the statements that make them again. Keys need their indexes, so last. */
async function putAside(client: pg.Client): Promise<string[]> {
  const indexes = await client.query<{ drop: string; make: string }>(
    `select format('drop index public.%I', x.relname) as drop, pg_get_indexdef(i.indexrelid) as make
     from pg_index i
     join pg_class x on x.oid = i.indexrelid
     join pg_class t on t.oid = i.indrelid
     where t.relnamespace = 'public'::regnamespace and t.relkind = 'r' and not t.relispartition
       and not exists (select from pg_constraint k where k.conindid = i.indexrelid and k.contype in ('p', 'u', 'x'))
       and not exists (select from pg_depend d where d.objid = t.oid and d.deptype = 'e')
     order by t.relname, x.relname`,
  );
  const keys = await client.query<{ drop: string; make: string }>(
    `select format('alter table public.%I drop constraint %I', t.relname, k.conname) as drop,
       format('alter table public.%I add constraint %I %s', t.relname, k.conname, pg_get_constraintdef(k.oid)) as make
     from pg_constraint k
     join pg_class t on t.oid = k.conrelid
     where t.relnamespace = 'public'::regnamespace and k.contype = 'f' and k.conparentid = 0
     order by t.relname, k.conname`,
  );
  for (const { drop } of [...keys.rows, ...indexes.rows]) await client.query(drop);
  return [...indexes.rows, ...keys.rows].map(({ make }) => make);
}

/** What PostgreSQL stored is read back: the same rows, by the same sum. */
async function compare(
  client: pg.Client,
  tables: readonly Table[],
  loaded: readonly Loaded[],
  { onProgress, signal }: LoadOptions,
): Promise<void> {
  let done = 0;
  for (const table of tables) {
    signal?.throwIfAborted();
    const sum = await sumOf(client, table, (rows) => onProgress?.('comparing', done + rows));
    done += sum.rows;
    if (sum.sha256 !== loaded.find(({ name }) => name === table.name)?.sha256)
      throw new BackupError(`The rows of ${table.name} are not the same after loading.`);
  }
}
