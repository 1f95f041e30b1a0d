import { accessChanged } from '@weft/contract/access.ts';
import { followChanged } from '@weft/contract/graph.ts';
import type { Transaction } from '../../core/db/executor.ts';
import type { UserFollowsRow } from '../../core/db/row-types.ts';
import { sql } from '../../core/db/statement.ts';
import { appendEvents, newEvent } from '../../core/outbox/append.ts';
import { takeBack } from '../notifications/take-back.ts';

/** The devices of both hear that something between the two has changed; what it is now, each reads for themselves. */
export async function tellBoth(tx: Transaction, userId: string, others: readonly string[]): Promise<void> {
  await appendEvents(
    tx,
    others.flatMap((other) => [
      newEvent(followChanged, `user:${userId}`, { userId: other }),
      newEvent(followChanged, `user:${other}`, { userId }),
    ]),
  );
}

/** Who was let in and is so no longer: what they have open is looked at again. */
export async function tellLeftOut(tx: Transaction, userIds: readonly string[]): Promise<void> {
  await appendEvents(
    tx,
    userIds.map((userId) => newEvent(accessChanged, `user:${userId}`, { userId })),
  );
}

export type Follow = Pick<
  UserFollowsRow,
  'follower_id' | 'following_id' | 'accepted' | 'created_at' | 'accepted_at'
>;

/** That somebody follows, or asks to, is not news any more; those who do still are. */
export async function takeBackFollow(tx: Transaction, follow: Follow): Promise<void> {
  const { follower_id: actorId, following_id: userId, accepted, accepted_at, created_at: since } = follow;
  // Whoever asked first was let in by the one whom it would have been news to.
  if (accepted && accepted_at?.getTime() !== since.getTime()) return;
  const [last] = await tx.rows<{ id: string }>(
    accepted
      ? sql`select follower_id as id from user_follows where following_id = ${userId} and accepted
          order by accepted_at desc limit 1`
      : sql`select follower_id as id from user_follows where following_id = ${userId} and not accepted
          order by created_at desc limit 1`,
  );
  const news = accepted
    ? ({ type: 'follow', gather: 'follow.new' } as const)
    : ({ type: 'friend_request', gather: 'follow.requested' } as const);
  await takeBack(tx, { ...news, userId, actorId, since, next: last?.id ?? null });
}
