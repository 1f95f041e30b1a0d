import type pg from 'pg';
import { BackupError } from './backup-error.ts';
import { unfinishedTable } from './catalogue.ts';

interface Found {
  readonly name: string;
  readonly drop: string;
}

/** What stands in the schema, extensions' own things aside. */
async function readObjects(client: pg.Client): Promise<Found[]> {
  const { rows } = await client.query<Found>(
    `select relname as name, format('drop %s if exists public.%I cascade',
         case relkind when 'v' then 'view' when 'm' then 'materialized view' when 'S' then 'sequence'
           when 'f' then 'foreign table' else 'table' end, relname) as drop
     from pg_class c
     where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v', 'm', 'S', 'f') and not relispartition
       and not exists (select from pg_depend d where d.objid = c.oid and d.deptype in ('e', 'i', 'a'))
     union all
     select proname, format('drop routine if exists %s cascade', p.oid::regprocedure)
     from pg_proc p
     where pronamespace = 'public'::regnamespace
       and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')
     union all
     select typname, format('drop type if exists public.%I cascade', typname)
     from pg_type t
     where typnamespace = 'public'::regnamespace and typtype in ('d', 'e', 'r')
       and not exists (select from pg_depend d where d.objid = t.oid and d.deptype in ('e', 'i'))`,
  );
  return rows;
}

/** Drops all that stands in the schema, in one transaction. */
export async function emptyDatabase(client: pg.Client, keep: readonly string[] = []): Promise<void> {
  await client.query('begin');
  try {
    for (const { name, drop } of await readObjects(client))
      if (!keep.includes(name)) await client.query(drop);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => {});
    throw error;
  }
}

/**
 * Claims an empty database for a restore: from here on nobody takes it for whole. What an earlier restore left
 * unfinished is known by the same mark, and swept away.
 */
export async function claimDatabase(client: pg.Client, sweep: boolean): Promise<void> {
  if (sweep) await emptyDatabase(client);
  const found = await readObjects(client);
  if (found.some(({ name }) => name === unfinishedTable)) return emptyDatabase(client, [unfinishedTable]);
  if (found.length > 0)
    throw new BackupError(
      `The database is not empty: it holds ${found.length} things (${found[0]?.name}, …). Name an empty one.`,
    );
  await client.query(`create table ${unfinishedTable} (since timestamptz not null default now())`);
}

export async function releaseDatabase(client: pg.ClientBase): Promise<void> {
  await client.query(`drop table ${unfinishedTable}`);
}
