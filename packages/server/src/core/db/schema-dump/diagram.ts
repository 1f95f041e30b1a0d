import type { Executor } from '../executor.ts';
import { sql } from '../statement.ts';

interface Column {
  readonly table: string;
  readonly name: string;
  readonly type: string;
  readonly key: 'PK' | 'FK' | null;
}

interface Reference {
  readonly from: string;
  readonly to: string;
  readonly via: string;
  readonly one: boolean;
}

/** The tables and what refers to what, as a Mermaid diagram that code hosts draw: docs/model/diagram.md. */
export async function drawSchema(db: Executor): Promise<string> {
  const columns = await readColumns(db);
  const references = await readReferences(db);
  const tables = [...new Set(columns.map((column) => column.table))].map((table) => {
    const own = columns.filter((column) => column.table === table);
    const lines = own.map(({ type, name, key }) => `    ${type} ${name}${key === null ? '' : ` ${key}`}`);
    return `  ${table} {\n${lines.join('\n')}\n  }`;
  });
  const lines = references.map(
    ({ from, to, via, one }) => `  ${to} ||--${one ? 'o|' : 'o{'} ${from} : ${via}`,
  );
  return `${header}\n\`\`\`mermaid\nerDiagram\n${[...lines, ...tables].join('\n')}\n\`\`\`\n`;
}

const header = `# The tables

<!-- Made from the migrated database; packages/server/test/model/schema.test.ts writes and compares it. -->

[schema.sql](schema.sql) is the whole of it; [indexes.md](indexes.md) says what each index is for.
`;

function readColumns(db: Executor): Promise<Column[]> {
  return db.rows<Column>(sql`
    select c.relname as table, a.attname as name, t.typname as type,
      case when exists (select from pg_constraint k where k.conrelid = c.oid and k.contype = 'p' and a.attnum = any(k.conkey)) then 'PK'
           when exists (select from pg_constraint k where k.conrelid = c.oid and k.contype = 'f' and a.attnum = any(k.conkey)) then 'FK' end as key
    from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    join pg_type t on t.oid = a.atttypid
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relname <> 'schema_migrations'
    order by c.relname, a.attnum`);
}

/** One to one where the referring column is the whole primary key. */
function readReferences(db: Executor): Promise<Reference[]> {
  return db.rows<Reference>(sql`
    select k.conrelid::regclass::text as "from", k.confrelid::regclass::text as "to", a.attname as via,
      exists (select from pg_constraint p where p.conrelid = k.conrelid and p.contype = 'p' and p.conkey = k.conkey) as one
    from pg_constraint k
    join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
    where k.contype = 'f' and k.connamespace = 'public'::regnamespace
    order by 2, 1, 3`);
}
