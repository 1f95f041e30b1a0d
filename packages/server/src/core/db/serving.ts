import type { Executor } from './executor.ts';
import { sql } from './statement.ts';

/** Whether a Weft serves from this database now, on this machine or another: each keeps a connection of this name. */
export async function isServed(db: Executor): Promise<boolean> {
  const rows = await db.rows(sql`
    select from pg_stat_activity
    where datname = current_database() and application_name in ('weft listener', 'weft relay') limit 1`);
  return rows.length > 0;
}
