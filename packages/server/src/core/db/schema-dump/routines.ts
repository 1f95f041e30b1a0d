import type { Executor } from '../executor.ts';
import { sql } from '../statement.ts';

/** Sequences of their own; those behind identity columns are told with their column. */
export async function readSequences(db: Executor): Promise<string[]> {
  const rows = await db.rows<{ definition: string }>(sql`
    select format('create sequence %I as %s minvalue %s maxvalue %s start %s%s;', s.sequencename, s.data_type,
      s.min_value, s.max_value, s.start_value, case when s.cycle then ' cycle' else '' end) as definition
    from pg_sequences s
    join pg_class c on c.relname = s.sequencename and c.relnamespace = 'public'::regnamespace
    where s.schemaname = 'public'
      and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'i')
    order by s.sequencename`);
  return rows.map((row) => row.definition);
}

export async function readFunctions(db: Executor): Promise<string[]> {
  const rows = await db.rows<{ definition: string }>(sql`
    select pg_get_functiondef(p.oid) as definition
    from pg_proc p
    where p.pronamespace = 'public'::regnamespace
      and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')
    order by p.proname, pg_get_function_identity_arguments(p.oid)`);
  return rows.map((row) => `${row.definition.trimEnd()};`);
}
