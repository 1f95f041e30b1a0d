import type { Database } from '../db/database.ts';
import type { Drift, Key, Reconciler } from './kept-values.ts';

export interface Findings {
  readonly table: string;
  readonly checked: number;
  /** Rows with a value that is not what it should be. */
  readonly drifted: number;
  readonly repaired: number;
  /** By column: in how many rows. */
  readonly columns: Readonly<Record<string, number>>;
  /** Some of them, to look at. */
  readonly examples: readonly Drift[];
}

export interface ReconcileOptions {
  readonly fix: boolean;
  readonly signal?: AbortSignal;
  readonly batch?: number;
  readonly progress?: (table: string, checked: number) => void;
}

/** So many rows are looked at in one statement, and so many are held at once while they are made right. */
const lookedAt = 1_000;
const heldAtOnce = 50;
const examplesShown = 5;

/** Goes through the whole of each table, one after the other, while everybody else goes on. */
export async function reconcile(
  db: Database,
  reconcilers: readonly Reconciler[],
  options: ReconcileOptions,
): Promise<Findings[]> {
  const findings: Findings[] = [];
  for (const reconciler of reconcilers) findings.push(await reconcileOne(db, reconciler, options));
  return findings;
}

async function reconcileOne(
  db: Database,
  reconciler: Reconciler,
  { fix, signal, batch = lookedAt, progress }: ReconcileOptions,
): Promise<Findings> {
  const columns: Record<string, number> = {};
  const examples: Drift[] = [];
  let [checked, drifted, repaired] = [0, 0, 0];
  for (let after: Key | null = null; ; ) {
    signal?.throwIfAborted();
    const looked = await reconciler.look(db, after, batch);
    checked += looked.checked;
    for (const drift of looked.drift) {
      columns[drift.column] = (columns[drift.column] ?? 0) + 1;
      if (examples.length < examplesShown) examples.push(drift);
    }
    const keys = distinct(looked.drift.map(({ key }) => key));
    drifted += keys.length;
    if (fix) repaired += await repairAll(db, reconciler, keys);
    progress?.(reconciler.table, checked);
    if (looked.last === null || looked.checked < batch) break;
    after = looked.last;
  }
  return { table: reconciler.table, checked, drifted, repaired, columns, examples };
}

/** Few at a time: whoever counts meanwhile waits for these, and not for long. */
async function repairAll(db: Database, reconciler: Reconciler, keys: readonly Key[]): Promise<number> {
  let repaired = 0;
  for (let n = 0; n < keys.length; n += heldAtOnce) {
    const some = keys.slice(n, n + heldAtOnce);
    repaired += (await db.transaction((tx) => reconciler.repair(tx, some))).length;
  }
  return repaired;
}

const distinct = (keys: readonly Key[]): Key[] => [...new Map(keys.map((key) => [key.join(), key])).values()];
