import type { Transaction } from '../../core/db/executor.ts';
import { sql } from '../../core/db/statement.ts';
import type { EndTies } from '../blocks/end-ties.ts';
import { lockPeople } from '../blocks/lock-people.ts';
import type { MayKeepTies } from './follow.ts';
import { type Follow, takeBackFollow, tellBoth, tellLeftOut } from './tell.ts';

/** Also a request that has no answer. */
export async function unfollowUser(
  tx: Transaction,
  { subject: { userId } }: MayKeepTies,
  otherId: string,
): Promise<void> {
  await endFollow(tx, { followerId: userId, followingId: otherId }, null);
}

export async function declineFollow(
  tx: Transaction,
  { subject: { userId } }: MayKeepTies,
  otherId: string,
): Promise<void> {
  await endFollow(tx, { followerId: otherId, followingId: userId }, false);
}

export async function removeFollower(
  tx: Transaction,
  { subject: { userId } }: MayKeepTies,
  otherId: string,
): Promise<void> {
  await endFollow(tx, { followerId: otherId, followingId: userId }, true);
}

interface Direction {
  readonly followerId: string;
  readonly followingId: string;
}

/** One that was accepted, one that was not, or either. */
async function endFollow(
  tx: Transaction,
  { followerId, followingId }: Direction,
  accepted: boolean | null,
): Promise<void> {
  await lockPeople(tx, [followerId, followingId], 'alone');
  const ended = await tx.rows<Follow>(sql`
    delete from user_follows
    where follower_id = ${followerId} and following_id = ${followingId}
      and (${accepted}::boolean is null or accepted = ${accepted})
    returning follower_id, following_id, accepted, created_at, accepted_at`);
  if (ended.length === 0) return;
  await tellBoth(tx, followerId, [followingId]);
  if (ended.some((follow) => follow.accepted)) await tellLeftOut(tx, [followerId]);
  for (const follow of ended) await takeBackFollow(tx, follow);
}

export async function unfriend(
  tx: Transaction,
  { subject: { userId } }: MayKeepTies,
  otherId: string,
): Promise<void> {
  await lockPeople(tx, [userId, otherId], 'alone');
  if (!(await endFriendship(tx, userId, otherId))) return;
  await tellBoth(tx, userId, [otherId]);
  await tellLeftOut(tx, [userId, otherId]);
}

async function endFriendship(tx: Transaction, one: string, other: string): Promise<boolean> {
  const ended = await tx.rows(sql`
    delete from friendships
    where user_id_1 = least(${one}::bigint, ${other}) and user_id_2 = greatest(${one}::bigint, ${other})
    returning user_id_1`);
  return ended.length > 0;
}

/** Whoever blocks holds both already. */
export const endTies: EndTies = async (tx, one, other) => {
  const friends = await endFriendship(tx, one, other);
  const ended = await tx.rows<Follow>(sql`
    delete from user_follows
    where (follower_id, following_id) in ((${one}, ${other}), (${other}, ${one}))
    returning follower_id, following_id, accepted, created_at, accepted_at`);
  if (!friends && ended.length === 0) return;
  await tellBoth(tx, one, [other]);
  await tellLeftOut(tx, [one, other]);
  for (const follow of ended) await takeBackFollow(tx, follow);
};
