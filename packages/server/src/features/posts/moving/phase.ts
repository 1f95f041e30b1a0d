import type { Executor, Transaction } from '../../../core/db/executor.ts';
import type { CommentMovingRow } from '../../../core/db/row-types.ts';
import { sql } from '../../../core/db/statement.ts';

export type Phase = CommentMovingRow['phase'];

export async function readPhase(db: Executor): Promise<Phase> {
  const [row] = await db.rows<Pick<CommentMovingRow, 'phase'>>(sql`select phase from comment_moving`);
  return row?.phase ?? 'legacy';
}

export async function enter(tx: Transaction, phase: Phase): Promise<void> {
  await tx.rows(sql`update comment_moving set phase = ${phase}, since = now() where phase <> ${phase}`);
}
