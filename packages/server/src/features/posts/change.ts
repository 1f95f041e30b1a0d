import { postDeleted, postUpdated } from '@weft/contract/post-events.ts';
import type { PostType } from '@weft/contract/posts.ts';
import type { Transaction } from '../../core/db/executor.ts';
import type { MediaRow, PostsRow } from '../../core/db/row-types.ts';
import { sql } from '../../core/db/statement.ts';
import { Problem } from '../../core/http/problem.ts';
import type { User } from '../../core/policy/actor.ts';
import type { Permit } from '../../core/policy/policy.ts';
import { recordAct } from '../audit/record.ts';
import { presentAttachment } from '../media/attachment.ts';
import { takeBackAll } from '../notifications/take-back.ts';
import { lockAnswered } from './answer.ts';
import { letGoOf, lockHeld } from './files.ts';
import { likesOf } from './interact.ts';
import type { PostFacts } from './policy.ts';
import { repostsOf } from './repost.ts';
import { requireShape } from './shape.ts';
import { setTags } from './tags.ts';
import { tellOfPost } from './tell.ts';
import { readWords } from './words.ts';

export interface Edit {
  readonly title?: string | undefined;
  readonly content?: string | undefined;
  /** The version that it was read at. */
  readonly version?: number | undefined;
}

/** What it said before is kept beside it. The words have to fit what the post is made of, as they had at first. */
export async function editPost(
  tx: Transaction,
  { actor, subject }: Permit<'post.edit', User, PostFacts>,
  edit: Edit,
): Promise<void> {
  const [before] = await tx.rows<PostsRow>(sql`
    select * from posts where id = ${subject.id} and status = 'published' for no key update`);
  if (before === undefined) throw new Problem('not_found');
  if (edit.version !== undefined && String(edit.version) !== before.version) throw new Problem('conflict');
  const { title = before.title, content = before.content } = edit;
  if (title === before.title && content === before.content) return;
  await requireWords(tx, { ...before, type: before.type, title, content });
  const { html, tags } = await readWords(tx, actor.userId, content);
  await tx.rows(sql`
    insert into post_revisions (post_id, version, title, content, content_html)
    values (${before.id}, ${before.version}, ${before.title}, ${before.content}, ${before.content_html})`);
  await tx.rows(sql`
    update posts set title = ${title}, content = ${content}, content_html = ${html}, version = version + 1,
      edited_at = date_trunc('milliseconds', clock_timestamp())
    where id = ${before.id}`);
  await setTags(tx, before.id, tags);
  await tellOfPost(tx, postUpdated, before.id);
}

async function requireWords(
  tx: Transaction,
  post: { readonly id: string; readonly type: PostType; readonly title: string; readonly content: string },
): Promise<void> {
  const files = await tx.rows<MediaRow>(sql`
    select * from media where post_id = ${post.id} and display_order > 0 order by display_order`);
  const [songs] = await tx.rows<{ n: number }>(
    sql`select count(*)::int as n from album_songs where album_id = ${post.id}`,
  );
  const [quoted] = await tx.rows<{ n: number }>(
    sql`select count(*)::int as n from post_quotes where post_id = ${post.id}`,
  );
  const parts = { cover: null, songs: songs?.n ?? 0, quotes: quoted?.n ?? 0 };
  requireShape({ ...post, files: files.map(presentAttachment), ...parts });
}

/**
 * Its words, what they were before, its files and its tags go; the row stays where comments hang on it. A post of somebody
 * else is taken away by who keeps the peace, and that is written down.
 */
export async function deletePost(
  tx: Transaction,
  { act, actor, subject }: Permit<'post.delete', User, PostFacts>,
): Promise<void> {
  const { id: postId, authorId } = subject;
  const files = await lockHeld(tx, postId, authorId);
  const answered = await lockAnswered(tx, postId);
  const gone = await tx.rows(sql`
    update posts set status = 'deleted', title = '', content = '', content_html = '', version = version + 1,
      deleted_at = now(), deleted_by = ${actor.userId}
    where id = ${postId} and status = 'published' returning id`);
  // Somebody else did it in the same moment.
  if (gone.length === 0) return;
  await tx.rows(sql`delete from post_revisions where post_id = ${postId}`);
  await tx.rows(sql`delete from post_tags where post_id = ${postId}`);
  await tx.rows(sql`delete from post_interactions where post_id = ${postId}`);
  await tx.rows(sql`delete from reposts where post_id = ${postId}`);
  await tx.rows(sql`delete from album_songs where ${postId} in (album_id, song_id)`);
  await letGoOf(tx, authorId, postId, files);
  await takeBackAll(tx, { userId: authorId, type: 'like', gather: likesOf(postId) });
  await takeBackAll(tx, { userId: authorId, type: 'repost', gather: repostsOf(postId) });
  await tellOfPost(tx, postDeleted, postId);
  if (answered !== undefined) await tellOfPost(tx, postUpdated, answered);
  if (authorId !== actor.userId)
    await recordAct(tx, { act, actor, subject: `user:${authorId}`, detail: { postId } });
}
