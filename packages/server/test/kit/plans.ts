import type { Database } from '../../src/core/db/database.ts';
import type { Executor } from '../../src/core/db/executor.ts';
import { named, type Statement, sql } from '../../src/core/db/statement.ts';

export interface Plan {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Actual Loops'?: number;
  readonly Plans?: readonly Plan[];
}

/** A table with fewer rows is read whole with good reason, depending on when it was last analysed. */
const large = 1_000;

/**
 * The very statements that the lists send, explained instead of run; `answers` is what each one would have given. `scans` are
 * the large tables that they read whole.
 */
export function explaining(db: Database, answers: readonly object[][] = []) {
  const scans: string[] = [];
  let n = 0;
  const executor: Executor = {
    async rows<Row extends object>({ text, values }: Statement) {
      const { rows } = await db.pool.query({ text: `explain (format json) ${text}`, values: [...values] });
      for (const table of readWhole(rows[0]['QUERY PLAN'][0].Plan))
        if (await isLarge(db, table)) scans.push(table);
      n += 1;
      return (answers[n - 1] ?? []) as Row[];
    },
  };
  return { executor, scans };
}

/** The tables that a plan reads from one end to the other. */
function readWhole(plan: Plan): string[] {
  const own = plan['Node Type'] === 'Seq Scan' ? [plan['Relation Name'] ?? ''] : [];
  return [...own, ...(plan.Plans ?? []).flatMap(readWhole)];
}

async function isLarge(db: Database, table: string): Promise<boolean> {
  const rows = await db.rows(sql`select from ${named(table)} limit ${large}`);
  return rows.length === large;
}
