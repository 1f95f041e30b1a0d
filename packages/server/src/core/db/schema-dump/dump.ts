import type { Executor } from '../executor.ts';
import { readFunctions, readSequences } from './routines.ts';
import { readTables } from './tables.ts';

/**
 * The whole schema as SQL that people review: committed as docs/model/schema.sql, compared in tests. It reads the
 * same from every supported PostgreSQL and whichever way the schema came about. No pg_dump is bundled, and its
 * output differs by version.
 */
export async function dumpSchema(db: Executor): Promise<string> {
  const parts = [await readSequences(db), await readFunctions(db), await readTables(db)];
  return `${parts.flat().join('\n\n')}\n`;
}
