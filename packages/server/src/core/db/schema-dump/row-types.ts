import type { Executor } from '../executor.ts';
import { sql } from '../statement.ts';

interface Column {
  readonly table: string;
  readonly name: string;
  readonly type: string;
  readonly nullable: boolean;
  /** What a CHECK allows: {active,suspended}. */
  readonly allowed: string[] | null;
}

/**
 * The schema as TypeScript: what the driver gives for each column. Queries pick from these, so that a migration that
 * changes a column breaks the type check of every query that reads it.
 */
export async function dumpRowTypes(db: Executor): Promise<string> {
  const columns = await readColumns(db);
  const tables = [...new Set(columns.map((column) => column.table))];
  const interfaces = tables.map((table) => {
    const own = columns.filter((column) => column.table === table);
    const fields = own.map(fieldOf);
    return `export interface ${nameOf(table)} {\n${fields.join('\n')}\n}`;
  });
  return `${[header, ...interfaces].join('\n\n')}\n`;
}

const header =
  '// Made from the migrated database; packages/server/test/model/schema.test.ts writes and compares it.';

/** `user_profiles` → `UserProfilesRow`. */
function nameOf(table: string): string {
  const words = table.split('_').map((word) => word.charAt(0).toUpperCase() + word.slice(1));
  return `${words.join('')}Row`;
}

function typeOf({ type, nullable, allowed }: Column): string {
  const base =
    allowed === null ? (types[type] ?? 'string') : allowed.map((value) => `'${value}'`).join(' | ');
  return nullable && base !== 'unknown' ? `${base} | null` : base;
}

/** As the driver gives them: 64-bit integers as strings, JSON parsed, lists as lists. Everything else is text. */
const types: Readonly<Record<string, string>> = {
  bool: 'boolean',
  int2: 'number',
  int4: 'number',
  float8: 'number',
  timestamptz: 'Date',
  bytea: 'Buffer',
  jsonb: 'unknown',
  _text: 'readonly string[]',
};

function readColumns(db: Executor): Promise<Column[]> {
  return db.rows<Column>(sql`
    select c.relname as table, a.attname as name, t.typname as type, not a.attnotnull as nullable, (
        select array_agg(m[1] order by n)
        from pg_constraint k, regexp_matches(pg_get_constraintdef(k.oid), '''([a-z][a-z_ ]*)''::text', 'g') with ordinality r(m, n)
        where k.conrelid = c.oid and k.contype = 'c' and k.conkey = array[a.attnum]
          and pg_get_constraintdef(k.oid) ~ '^CHECK \\(\\([a-z_]+ = ANY \\(ARRAY\\['
      ) as allowed
    from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    join pg_type t on t.oid = a.atttypid
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relname <> 'schema_migrations'
    order by c.relname, a.attnum`);
}

/** On one line where it fits, else a value a line: as the formatter would have it, so that nothing formats it after. */
function fieldOf(column: Column): string {
  const type = typeOf(column);
  const line = `  readonly ${column.name}: ${type};`;
  return line.length <= 110
    ? line
    : `  readonly ${column.name}:\n    | ${type.split(' | ').join('\n    | ')};`;
}
