import { migrationStatus } from '../../core/db/migrate/status.ts';
import { sql } from '../../core/db/statement.ts';
import type { Check } from './finding.ts';

/** The database server and the schema on it. */
export const databaseChecks: readonly Check[] = [
  {
    name: 'database',
    async run({ db }) {
      const [row] = await db.rows<{ version: string; size: string; encoding: string }>(sql`
        select current_setting('server_version') as version, pg_size_pretty(pg_database_size(current_database())) as size,
          current_setting('server_encoding') as encoding`);
      const says = `PostgreSQL ${row?.version}, ${row?.size}`;
      if (row?.encoding !== 'UTF8')
        return { state: 'problem', says: `${says}, encoded in ${row?.encoding}`, advice: 'Weft needs UTF8.' };
      return { state: 'ok', says };
    },
  },
  {
    name: 'schema',
    async run({ server }) {
      const status = await migrationStatus({ connection: server.direct });
      const odd = status.filter((row) => row.state !== 'applied');
      if (odd.length === 0) return { state: 'ok', says: `all ${status.length} migrations applied` };
      const says = odd.map((row) => `${row.name} ${row.state}`).join(', ');
      return { state: 'problem', says, advice: 'weft migrate up' };
    },
  },
  {
    name: 'extensions',
    async run({ db }) {
      const wanted = ['pg_stat_statements', 'pg_trgm', 'unaccent', 'vector'];
      const rows = await db.rows<{ name: string }>(sql`
        select name from pg_available_extensions where name = any(${wanted})`);
      const offered = rows.map((row) => row.name);
      const missing = wanted.filter((name) => !offered.includes(name));
      const says = `offered: ${offered.join(', ') || 'none'}`;
      return missing.length === 0
        ? { state: 'ok', says }
        : { state: 'note', says: `${says}; missing: ${missing.join(', ')}` };
    },
  },
  {
    name: 'indexes',
    async run({ db }) {
      const rows = await db.rows<{ name: string }>(sql`
        select s.indexrelname as name
        from pg_stat_user_indexes s
        join pg_index i on i.indexrelid = s.indexrelid
        where s.idx_scan = 0 and not i.indisunique and pg_relation_size(s.indexrelid) > 10 * 1024 * 1024
        order by pg_relation_size(s.indexrelid) desc limit 10`);
      if (rows.length === 0) return { state: 'ok', says: 'no large index is unused' };
      return { state: 'note', says: `large and never used: ${rows.map((row) => row.name).join(', ')}` };
    },
  },
  {
    name: 'slow statements',
    async run({ db }) {
      const [there] = await db.rows<{ yes: boolean }>(sql`
        select to_regclass('pg_stat_statements') is not null as yes`);
      if (there?.yes !== true)
        return {
          state: 'note',
          says: 'not recorded',
          advice: 'create extension pg_stat_statements (as a superuser) to see them',
        };
      const rows = await db.rows<{ ms: number; query: string }>(sql`
        select round(mean_exec_time)::int as ms, left(regexp_replace(query, '\s+', ' ', 'g'), 80) as query
        from pg_stat_statements where mean_exec_time > 50 and calls > 10 order by mean_exec_time desc limit 5`);
      if (rows.length === 0) return { state: 'ok', says: 'none over 50 ms on average' };
      return { state: 'note', says: rows.map((row) => `${row.ms} ms ${row.query}`).join('; ') };
    },
  },
];
