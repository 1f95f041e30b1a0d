import pg from 'pg';

/** A table as COPY needs it. */
export interface Table {
  readonly name: string;
  readonly columns: readonly string[];
  /** The same rows come in the same order everywhere: by the primary key, text by its bytes. */
  readonly order: string;
  readonly partitioned: boolean;
  /** The planner's guess, for a progress bar. */
  readonly rows: number;
}

export const ledgerTable = 'schema_migrations';
/** Stands in a database from the moment that a restore begins until all of it is there. */
export const unfinishedTable = 'weft_unfinished_restore';

/** Every table of Weft's but the migrator's own. */
export async function readTables(client: pg.ClientBase): Promise<Table[]> {
  const { rows } = await client.query<Table>(
    `select c.relname as name, c.relkind = 'p' as partitioned, greatest(c.reltuples, 0)::float as rows,
       array(
         select a.attname::text from pg_attribute a
         where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
         order by a.attnum
       ) as columns,
       coalesce((
         select string_agg(
           quote_ident(a.attname) || case when a.attcollation <> 0 then ' collate "C"' else '' end, ', ' order by k.place)
         from pg_index i
         cross join unnest(i.indkey) with ordinality as k (attnum, place)
         join pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum
         where i.indrelid = c.oid and i.indisprimary
       ), quote_ident(c.relname) || '::text collate "C"') as "order"
     from pg_class c
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
       and c.relname <> all($1)
       and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')
     order by c.relname`,
    [[ledgerTable, unfinishedTable]],
  );
  return rows;
}

export async function readSequenceNames(client: pg.ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select c.relname as name from pg_class c
     where c.relnamespace = 'public'::regnamespace and c.relkind = 'S' order by c.relname`,
  );
  return rows.map((row) => row.name);
}

export const quoted = (name: string): string => pg.escapeIdentifier(name);
export const listed = (names: readonly string[]): string => names.map(quoted).join(', ');
