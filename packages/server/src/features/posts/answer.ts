import { postUpdated } from '@weft/contract/post-events.ts';
import type { Transaction } from '../../core/db/executor.ts';
import { sql } from '../../core/db/statement.ts';
import { Problem } from '../../core/http/problem.ts';
import type { Actor, User } from '../../core/policy/actor.ts';
import type { Permit } from '../../core/policy/policy.ts';
import { recordAct } from '../audit/record.ts';
import { notify } from '../notifications/notify.ts';
import { takeBackAll } from '../notifications/take-back.ts';
import type { PostFacts } from './policy.ts';
import { readsPost } from './readable.ts';
import { tellOfPost } from './tell.ts';

type MayAnswer = Permit<'post.answer', User, PostFacts>;

interface Comment {
  readonly id: string;
  readonly author_id: string;
}

const answerOf = (commentId: string) => `post.answered:${commentId}`;

/** The comment before the post, the post before the mark: as whoever takes one of them back. */
export async function markAnswer(
  tx: Transaction,
  permit: MayAnswer,
  { subject: { id: commentId } }: Permit<'post.read', Actor, PostFacts>,
): Promise<void> {
  const { id: postId } = permit.subject;
  const [comment] = await tx.rows<Comment>(sql`
    select id, author_id from posts
    where id = ${commentId} and root_id = ${postId} and status = 'published' for share`);
  if (comment === undefined) throw new Problem('answer_elsewhere');
  const before = await lockAnswer(tx, postId);
  if (before?.id === commentId) return;
  await tx.rows(sql`
    insert into post_answers (post_id, comment_id) values (${postId}, ${commentId})
    on conflict (post_id) do update set comment_id = excluded.comment_id, created_at = now()`);
  if (before !== undefined) await takeBackNews(tx, before);
  const about = { kind: 'post.answered', postId: commentId } as const;
  const [reader] = await tx.rows(sql`
    select from users u where u.id = ${comment.author_id} and ${readsPost(sql`u.id`, sql`${commentId}::bigint`)}`);
  if (reader !== undefined)
    await notify(tx, [
      {
        ...{ userId: comment.author_id, type: 'answer', about, actorId: permit.actor.userId },
        gather: answerOf(commentId),
      },
    ]);
  await changed(tx, permit, commentId);
}

/** What is not marked need not be taken back. */
export async function takeBackAnswer(tx: Transaction, permit: MayAnswer): Promise<void> {
  const { id: postId } = permit.subject;
  const before = await lockAnswer(tx, postId);
  if (before === undefined) return;
  await tx.rows(sql`delete from post_answers where post_id = ${postId}`);
  await takeBackNews(tx, before);
  await changed(tx, permit, null);
}

/** To be told of when the comment is gone: the post that it is the answer to. From here on the comment is held. */
export async function lockAnswered(tx: Transaction, commentId: string): Promise<string | undefined> {
  const [comment] = await tx.rows<Comment>(
    sql`select id, author_id from posts where id = ${commentId} for no key update`,
  );
  const [marked] = await tx.rows<{ post_id: string }>(
    sql`select post_id from post_answers where comment_id = ${commentId}`,
  );
  if (marked !== undefined && comment !== undefined) await takeBackNews(tx, comment);
  return marked?.post_id;
}

async function lockAnswer(tx: Transaction, postId: string): Promise<Comment | undefined> {
  const [post] = await tx.rows(sql`
    select from posts where id = ${postId} and status = 'published' for no key update`);
  if (post === undefined) throw new Problem('not_found');
  const [answer] = await tx.rows<Comment>(sql`
    select c.id, c.author_id from post_answers w join posts c on c.id = w.comment_id where w.post_id = ${postId}`);
  return answer;
}

const takeBackNews = (tx: Transaction, { id, author_id: userId }: Comment) =>
  takeBackAll(tx, { userId, type: 'answer', gather: answerOf(id) });

async function changed(
  tx: Transaction,
  { act, actor, subject }: MayAnswer,
  commentId: string | null,
): Promise<void> {
  await tx.rows(sql`update posts set version = version + 1 where id = ${subject.id}`);
  await tellOfPost(tx, postUpdated, subject.id);
  if (subject.authorId !== actor.userId)
    await recordAct(tx, {
      ...{
        act,
        actor,
        subject: `user:${subject.authorId}`,
        detail: { postId: subject.id, ...(commentId === null ? {} : { commentId }) },
      },
    });
}
