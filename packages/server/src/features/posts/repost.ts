import type { Transaction } from '../../core/db/executor.ts';
import { sql } from '../../core/db/statement.ts';
import type { User } from '../../core/policy/actor.ts';
import type { Permit } from '../../core/policy/policy.ts';
import { notify } from '../notifications/notify.ts';
import { takeBack } from '../notifications/take-back.ts';
import type { PostFacts } from './policy.ts';
import { tellStatsSoon } from './stats.ts';

/** Who shows one post is one piece of news. */
export const repostsOf = (postId: string) => `post.reposted:${postId}`;

/** Again with another word: it keeps its time, and nobody is told twice. */
export async function repostPost(
  tx: Transaction,
  { actor, subject }: Permit<'post.keep', User, PostFacts>,
  comment: string,
): Promise<void> {
  const [row] = await tx.rows<{ made: boolean }>(sql`
    insert into reposts (user_id, post_id, comment) values (${actor.userId}, ${subject.id}, ${comment})
    on conflict (post_id, user_id) do update set comment = excluded.comment
    returning xmax = 0 as made`);
  if (row?.made !== true) return;
  await tellStatsSoon(tx, subject.id);
  const about = { kind: 'post.reposted', postId: subject.id } as const;
  const gather = repostsOf(subject.id);
  await notify(tx, [{ userId: subject.authorId, type: 'repost', about, actorId: actor.userId, gather }]);
}

/** What is not shown need not be taken back. */
export async function takeBackRepost(
  tx: Transaction,
  { actor, subject }: Permit<'post.keep', User, PostFacts>,
): Promise<void> {
  const [gone] = await tx.rows<{ created_at: Date }>(sql`
    delete from reposts where user_id = ${actor.userId} and post_id = ${subject.id} returning created_at`);
  if (gone === undefined) return;
  await tellStatsSoon(tx, subject.id);
  const [last] = await tx.rows<{ user_id: string }>(sql`
    select user_id from reposts where post_id = ${subject.id} and user_id <> ${subject.authorId}
    order by created_at desc, user_id desc limit 1`);
  await takeBack(tx, {
    ...{ userId: subject.authorId, type: 'repost', gather: repostsOf(subject.id) },
    ...{ actorId: actor.userId, since: gone.created_at, next: last?.user_id ?? null },
  });
}
