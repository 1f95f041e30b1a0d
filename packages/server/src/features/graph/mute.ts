import { followChanged } from '@weft/contract/graph.ts';
import type { Transaction } from '../../core/db/executor.ts';
import { sql } from '../../core/db/statement.ts';
import { appendEvent } from '../../core/outbox/append.ts';
import type { User } from '../../core/policy/actor.ts';
import type { Permit } from '../../core/policy/policy.ts';
import type { MayKeepTies } from './follow.ts';
import type { ProfileFacts } from './policy.ts';

/** Only one's own devices hear of it. */
export async function muteUser(
  tx: Transaction,
  { actor: { userId }, subject }: Permit<'user.mute', User, ProfileFacts>,
): Promise<void> {
  const made = await tx.rows(sql`
    insert into user_mutes (muter_id, muted_id) values (${userId}, ${subject.userId})
    on conflict do nothing returning muted_id`);
  if (made.length > 0) await appendEvent(tx, followChanged, `user:${userId}`, { userId: subject.userId });
}

export async function unmuteUser(
  tx: Transaction,
  { subject: { userId } }: MayKeepTies,
  otherId: string,
): Promise<void> {
  const gone = await tx.rows(sql`
    delete from user_mutes where muter_id = ${userId} and muted_id = ${otherId} returning muted_id`);
  if (gone.length > 0) await appendEvent(tx, followChanged, `user:${userId}`, { userId: otherId });
}
