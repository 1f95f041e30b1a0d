import type { Transaction } from '../../core/db/executor.ts';
import { sql } from '../../core/db/statement.ts';

/**
 * What comes between people and what brings them together wait for each other: whoever opens a conversation holds all
 * who shall be in it, `together` with others who do; whoever blocks holds both `alone`. The smaller id first.
 */
export async function lockPeople(
  tx: Transaction,
  userIds: readonly string[],
  how: 'together' | 'alone',
): Promise<void> {
  await tx.rows(
    how === 'alone'
      ? sql`select from users where id = any(${userIds}) order by id for no key update`
      : sql`select from users where id = any(${userIds}) order by id for share`,
  );
}
