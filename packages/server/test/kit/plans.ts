import type { Database } from '../../src/core/db/database.ts';
import type { Executor } from '../../src/core/db/executor.ts';
import type { Statement } from '../../src/core/db/statement.ts';

export interface Plan {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Actual Loops'?: number;
  readonly Plans?: readonly Plan[];
}

/** The very statements that the lists send, explained instead of run; `answers` is what each one would have given. */
export function explaining(db: Database, answers: readonly object[][] = []) {
  const scans: string[] = [];
  let n = 0;
  const executor: Executor = {
    async rows<Row extends object>({ text, values }: Statement) {
      const { rows } = await db.pool.query({ text: `explain (format json) ${text}`, values: [...values] });
      scans.push(...readWhole(rows[0]['QUERY PLAN'][0].Plan));
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
