import type { Executor, Transaction } from '../db/executor.ts';
import type { ReconcileRunsRow } from '../db/row-types.ts';
import { sql } from '../db/statement.ts';
import type { Findings } from './reconcile.ts';

const keptDays = 90;

/** For operators, who were not looking when it ran. */
export async function writeRun(
  tx: Transaction,
  by: ReconcileRunsRow['by'],
  findings: readonly Findings[],
): Promise<void> {
  const sum = (of: (found: Findings) => number) => findings.reduce((total, found) => total + of(found), 0);
  await tx.rows(sql`
    insert into reconcile_runs (by, checked, drifted, repaired, findings)
    values (${by}, ${sum(({ checked }) => checked)}, ${sum(({ drifted }) => drifted)}, ${sum(({ repaired }) => repaired)},
      ${JSON.stringify(byColumn(findings))})`);
  await tx.rows(sql`
    delete from reconcile_runs where created_at < now() - make_interval(days => ${keptDays})`);
}

/** `post_stats.likes`: in how many rows. */
export function byColumn(findings: readonly Findings[]): Record<string, number> {
  return Object.fromEntries(
    findings.flatMap(({ table, columns }) =>
      Object.entries(columns).map(([column, n]) => [`${table}.${column}`, n]),
    ),
  );
}

/** The latest ones, the latest first. Ids are made in the order of time. */
export function readRuns(db: Executor, atMost: number): Promise<ReconcileRunsRow[]> {
  return db.rows(sql`select * from reconcile_runs order by id desc limit ${atMost}`);
}
