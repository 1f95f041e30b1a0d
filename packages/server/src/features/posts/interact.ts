import type { InteractionType } from '@weft/contract/interactions.ts';
import type { Transaction } from '../../core/db/executor.ts';
import { sql } from '../../core/db/statement.ts';
import type { User } from '../../core/policy/actor.ts';
import type { Permit } from '../../core/policy/policy.ts';
import { notify } from '../notifications/notify.ts';
import { takeBack } from '../notifications/take-back.ts';
import type { PostFacts } from './policy.ts';
import { tellStatsSoon } from './stats.ts';

/** Likes of one post are one piece of news. */
export const likesOf = (postId: string) => `post.liked:${postId}`;

/** Twice is once. Only a like is told of, to whose post it is and to who sees its count. */
export async function interact(
  tx: Transaction,
  { actor, subject }: Permit<'post.like' | 'post.keep', User, PostFacts>,
  type: InteractionType,
): Promise<void> {
  const made = await tx.rows(sql`
    insert into post_interactions (user_id, post_id, type)
    values (${actor.userId}, ${subject.id}, ${type}) on conflict do nothing returning post_id`);
  if (made.length === 0 || type !== 'like') return;
  await tellStatsSoon(tx, subject.id);
  const about = { kind: 'post.liked', postId: subject.id } as const;
  const gather = likesOf(subject.id);
  await notify(tx, [{ userId: subject.authorId, type: 'like', about, actorId: actor.userId, gather }]);
}

/** What was not done need not be taken back. */
export async function takeBackInteraction(
  tx: Transaction,
  { actor, subject }: Permit<'post.keep', User, PostFacts>,
  type: InteractionType,
): Promise<void> {
  const [gone] = await tx.rows<{ created_at: Date }>(sql`
    delete from post_interactions
    where user_id = ${actor.userId} and post_id = ${subject.id} and type = ${type} returning created_at`);
  if (gone === undefined || type !== 'like') return;
  await tellStatsSoon(tx, subject.id);
  const [last] = await tx.rows<{ user_id: string }>(sql`
    select user_id from post_interactions where post_id = ${subject.id} and type = 'like' and user_id <> ${subject.authorId}
    order by created_at desc, user_id desc limit 1`);
  await takeBack(tx, {
    ...{ userId: subject.authorId, type: 'like', gather: likesOf(subject.id) },
    ...{ actorId: actor.userId, since: gone.created_at, next: last?.user_id ?? null },
  });
}
