import type { Transaction } from '../../core/db/executor.ts';
import { sql } from '../../core/db/statement.ts';
import { Problem } from '../../core/http/problem.ts';

/**
 * Whoever is let into a channel is a member of its community until the transaction ends: who leaves at the same moment
 * waits, and then finds their place in the channel to take it along. After the channel's lock, before anything else.
 */
export async function holdMembers(
  tx: Transaction,
  communityId: string,
  userIds: readonly string[],
  refusal: 'not_found' | 'not_a_member' = 'not_found',
): Promise<void> {
  const held = await tx.rows(sql`
    select from members
    where community_id = ${communityId} and user_id = any(${userIds}::bigint[]) and status = 'active'
    order by user_id for share`);
  if (held.length < new Set(userIds).size) throw new Problem(refusal);
}
