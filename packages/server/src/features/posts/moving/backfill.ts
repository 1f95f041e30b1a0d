import type { Database } from '../../../core/db/database.ts';
import type { Executor, Transaction } from '../../../core/db/executor.ts';
import { sql } from '../../../core/db/statement.ts';
import { type After, lanes } from './due.ts';
import { type Moved, type MoveOptions, moveSome } from './move.ts';
import { enter, readPhase } from './phase.ts';
import { agrees, type Parity, readParity, readStanding, type Standing } from './standing.ts';

export interface BackfillOptions {
  readonly batch: number;
  readonly deepest: number;
  readonly progress?: (looked: number) => void;
}

/** False: all has been moved over, and nothing is left to do. What was in trouble is tried again: it may have been mended. */
export async function backfill(
  db: Database,
  { batch, deepest, progress }: BackfillOptions,
): Promise<boolean> {
  const open = await db.transaction(async (tx) => {
    if ((await readPhase(tx)) === 'cutover') return false;
    await enter(tx, 'dual_read');
    await tx.rows(sql`update engagement_comments set trouble = null where trouble is not null`);
    return true;
  });
  if (!open) return false;
  // Again from the beginning until there is nothing: the old application may add to what was passed.
  let [looked, before] = [0, 0];
  const tell = (more: number) => {
    looked += more;
    progress?.(looked);
  };
  do {
    before = looked;
    await Promise.all(
      Array.from({ length: lanes }, (_, lane) => downOneLane(db, { part: { lane }, batch, deepest }, tell)),
    );
  } while (looked > before);
  return true;
}

async function downOneLane(
  db: Database,
  options: MoveOptions,
  tell: (looked: number) => void,
): Promise<void> {
  for (let after: After | null = null; ; ) {
    const moved: Moved = await moveSome(db, { ...options, after });
    tell(moved.looked);
    if (moved.last === null) return;
    after = moved.last;
  }
}

export interface Readiness {
  readonly standing: Standing;
  readonly parity: Parity;
  /** Why it cannot be; empty: it can, or is. */
  readonly obstacles: readonly ('not_begun' | 'not_all_moved' | 'some_in_trouble' | 'not_alike')[];
}

export async function readReadiness(db: Executor, leaveBehind: boolean): Promise<Readiness> {
  const standing = await readStanding(db);
  const parity = await readParity(db);
  const obstacles: Readiness['obstacles'][number][] = [];
  if (standing.phase === 'legacy' && standing.total > 0) obstacles.push('not_begun');
  if (standing.due > 0) obstacles.push('not_all_moved');
  if (Object.keys(standing.troubles).length > 0 && !leaveBehind) obstacles.push('some_in_trouble');
  if (!agrees(parity)) obstacles.push('not_alike');
  return { standing, parity, obstacles };
}

/** Nothing is written to the old table between the last look and the end. */
export async function cutOver(tx: Transaction, leaveBehind: boolean): Promise<Readiness> {
  await tx.rows(sql`lock table engagement_comments in share row exclusive mode`);
  const readiness = await readReadiness(tx, leaveBehind);
  if (readiness.obstacles.length === 0) await enter(tx, 'cutover');
  return readiness;
}
