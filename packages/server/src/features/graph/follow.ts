import type { Transaction } from '../../core/db/executor.ts';
import { sql } from '../../core/db/statement.ts';
import { Problem } from '../../core/http/problem.ts';
import type { User } from '../../core/policy/actor.ts';
import type { Permit } from '../../core/policy/policy.ts';
import type { OpenUp } from '../accounts/open-up.ts';
import { lockPeople } from '../blocks/lock-people.ts';
import { notify, notifyEach } from '../notifications/notify.ts';
import { takeBackAll } from '../notifications/take-back.ts';
import type { ProfileFacts } from './policy.ts';
import { type Follow, takeBackFollow, tellBoth } from './tell.ts';

/** The facts are read while both are held: a block, or a page that opens or closes, comes before or after. */
export async function followUser(
  tx: Transaction,
  { actor, subject }: Permit<'user.follow', User, ProfileFacts>,
): Promise<void> {
  const accepted = subject.visibility === 'public';
  const made = await tx.rows(sql`
    insert into user_follows (follower_id, following_id, accepted, accepted_at)
    values (${actor.userId}, ${subject.userId}, ${accepted}, case when ${accepted} then now() end)
    on conflict do nothing returning following_id`);
  if (made.length === 0) return;
  await tellBoth(tx, actor.userId, [subject.userId]);
  const to = { userId: subject.userId, actorId: actor.userId };
  await notify(tx, [
    accepted
      ? { ...to, type: 'follow', about: { kind: 'follow.new' }, gather: 'follow.new' }
      : { ...to, type: 'friend_request', about: { kind: 'follow.requested' }, gather: 'follow.requested' },
  ]);
}

export type MayKeepTies = Permit<'tie.keep', User, { readonly userId: string }>;

/** Twice is once; of somebody who never asked there is nothing to accept. */
export async function acceptFollow(
  tx: Transaction,
  { subject: { userId } }: MayKeepTies,
  followerId: string,
): Promise<void> {
  await lockPeople(tx, [userId, followerId], 'alone');
  const accepted = await accept(tx, userId, followerId);
  if (accepted.length > 0) return;
  const follows = await tx.rows(sql`
    select from user_follows where follower_id = ${followerId} and following_id = ${userId}`);
  if (follows.length === 0) throw new Problem('not_found');
}

/**
 * Whose page opens to everybody needs nobody's leave any more: who waits is let in. All are held first, the smaller id
 * before the larger, as with everything that is between people.
 */
export const openUp: OpenUp = async (tx, userId) => {
  await tx.rows(sql`
    select from users where id = ${userId}
      or id in (select follower_id from user_follows where following_id = ${userId} and not accepted)
    order by id for no key update`);
  await accept(tx, userId, null);
};

/** One of those who ask, or all of them. */
async function accept(tx: Transaction, userId: string, followerId: string | null): Promise<Follow[]> {
  const accepted = await tx.rows<Follow>(sql`
    update user_follows set accepted = true, accepted_at = now()
    where following_id = ${userId} and not accepted
      and (${followerId}::bigint is null or follower_id = ${followerId})
    returning follower_id, following_id, accepted, created_at, accepted_at`);
  await tellBoth(
    tx,
    userId,
    accepted.map((follow) => follow.follower_id),
  );
  const about = { kind: 'follow.accepted' } as const;
  const news = { type: 'follow', about, actorId: userId, gather: 'follow.accepted' } as const;
  await notifyEach(
    tx,
    accepted.map((follow) => follow.follower_id),
    news,
  );
  if (followerId === null)
    await takeBackAll(tx, { userId, type: 'friend_request', gather: 'follow.requested' });
  else for (const follow of accepted) await takeBackFollow(tx, { ...follow, accepted: false });
  return accepted;
}
