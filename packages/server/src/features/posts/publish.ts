import { postDraftPublished } from '@weft/contract/post-draft-events.ts';
import { postPublished } from '@weft/contract/post-events.ts';
import type { PostType } from '@weft/contract/posts.ts';
import type { Transaction } from '../../core/db/executor.ts';
import type { PostsRow } from '../../core/db/row-types.ts';
import { sql } from '../../core/db/statement.ts';
import { Problem } from '../../core/http/problem.ts';
import type { User } from '../../core/policy/actor.ts';
import type { Permit } from '../../core/policy/policy.ts';
import { presentAttachment } from '../media/attachment.ts';
import { notify } from '../notifications/notify.ts';
import { tellOfDraft } from './drafts/tell.ts';
import { holdFiles, lockFiles } from './files.ts';
import { type MayPublish, placeOf } from './place.ts';
import type { PostFacts } from './policy.ts';
import { readsPost } from './readable.ts';
import { requireShape } from './shape.ts';
import { requireSongs, setSongs } from './songs.ts';
import { setTags } from './tags.ts';
import { tellOfPost } from './tell.ts';
import { readWords, type Words } from './words.ts';

export interface NewPost {
  readonly type: PostType;
  readonly title: string;
  readonly content: string;
  readonly mediaIds: readonly string[];
  readonly coverId: string | null;
  readonly songIds: readonly string[];
  readonly clientKey: string;
  /** Messages that it quotes: then it need not say anything itself. */
  readonly quotes?: number;
}

/**
 * Everything of it, or nothing. Published again under the same key, it is the same post; what was kept as a draft under it
 * becomes the post. Whose files these are, their room is locked before anything that they hang on: see routes.ts.
 */
export async function publishPost(
  tx: Transaction,
  permit: MayPublish,
  post: NewPost,
  deepest: number,
): Promise<string> {
  const { actor } = permit;
  const before = await findByKey(tx, actor, post);
  if (before !== undefined && !before.isDraft) return before.id;
  if (permit.act === 'post.comment' && post.type !== 'status')
    throw new Problem('invalid_request', {
      fields: [{ path: 'body.type', reason: 'a comment is a status' }],
    });
  const held = await lockFiles(tx, actor, post, before?.id);
  const songs = await requireSongs(tx, actor, post.songIds);
  requireShape({
    ...post,
    files: held.files.map(presentAttachment),
    cover: held.cover,
    songs: songs.length,
  });
  const words = await readWords(tx, actor.userId, post.content);
  const made = await (before === undefined
    ? write(tx, permit, post, words)
    : become(tx, permit, before.id, post, words));
  // Another device kept or published it in the same moment; or its parent went.
  if (made === undefined && before === undefined && (await findByKey(tx, actor, post)) !== undefined)
    return publishPost(tx, permit, post, deepest);
  if (made === undefined) throw new Problem('parent_not_there');
  if (made.depth > deepest) throw new Problem('thread_too_deep', { members: { limit: deepest } });
  await holdFiles(tx, actor, made.id, held);
  if (words.tags.length > 0) await setTags(tx, made.id, words.tags);
  if (songs.length > 0 || before !== undefined) await setSongs(tx, made.id, songs);
  await tellOfPost(tx, postPublished, made.id);
  if (before !== undefined) await tellOfDraft(tx, postDraftPublished, made);
  if (permit.act === 'post.comment') await tellAuthor(tx, permit, made.id);
  await tellMentioned(tx, permit, made.id, words.mentions);
  return made.id;
}

/** Undefined: something has this key already, or nothing is there any more to stand under. */
async function write(
  tx: Transaction,
  permit: MayPublish,
  { type, title, content, clientKey }: NewPost,
  { html }: Words,
): Promise<PostsRow | undefined> {
  const [made] = await tx.rows<PostsRow>(sql`
    insert into posts (author_id, type, status, title, content, content_html, client_key, published_at,
      community_id, space_id, parent_id, root_id, depth)
    select ${permit.actor.userId}, ${type}, 'published', ${title}, ${content}, ${html}, ${clientKey}, clock_timestamp(), place.*
    from (${placeOf(permit)}) place
    on conflict (author_id, client_key) do nothing
    returning *`);
  return made;
}

/** The draft is the post from now on, where it is published. Under what it answers it has stood from the beginning. */
async function become(
  tx: Transaction,
  permit: MayPublish,
  draftId: string,
  { type, title, content }: NewPost,
  { html }: Words,
): Promise<PostsRow | undefined> {
  const [made] = await tx.rows<PostsRow>(sql`
    update posts d set type = ${type}, status = 'published', title = ${title}, content = ${content}, content_html = ${html},
      community_id = place.community_id, space_id = place.space_id, published_at = clock_timestamp(),
      scheduled_for = null, save_id = null, version = d.version + 1
    from (${placeOf(permit)}) place (community_id, space_id, parent_id, root_id, depth)
    where d.id = ${draftId} and d.parent_id is not distinct from place.parent_id
    returning d.*`);
  if (made === undefined) throw new Problem('client_key_reused');
  return made;
}

/** Whose post or comment was answered hears of each answer. */
async function tellAuthor(
  tx: Transaction,
  { actor, subject }: Permit<'post.comment', User, PostFacts>,
  postId: string,
): Promise<void> {
  const about = { kind: 'post.commented', postId } as const;
  await notify(tx, [{ userId: subject.authorId, type: 'comment', about, actorId: actor.userId }]);
}

/** More than these are words like others. */
const mentionsAtMost = 20;

/** Who is called by name hears of it, if they may read it; whose post it answers has heard already. */
async function tellMentioned(
  tx: Transaction,
  permit: MayPublish,
  postId: string,
  mentions: readonly string[],
): Promise<void> {
  if (mentions.length === 0) return;
  const answered = permit.act === 'post.comment' ? permit.subject.authorId : null;
  const called = await tx.rows<{ id: string }>(sql`
    select c.id from unnest(${mentions.slice(0, mentionsAtMost)}::bigint[]) c (id)
    where c.id is distinct from ${answered}::bigint and ${readsPost(sql`c.id`, sql`${postId}::bigint`)}`);
  const about = { kind: 'post.mentioned', postId } as const;
  const { userId: actorId } = permit.actor;
  await notify(
    tx,
    called.map(({ id: userId }) => ({ userId, type: 'mention', about, actorId })),
  );
}

/** What has this key already. What it says now may be another wording: that is for edits to say. */
async function findByKey(
  tx: Transaction,
  { userId }: User,
  post: NewPost,
): Promise<{ readonly id: string; readonly isDraft: boolean } | undefined> {
  const [row] = await tx.rows<PostsRow>(sql`
    select * from posts where author_id = ${userId} and client_key = ${post.clientKey} for no key update`);
  if (row === undefined) return undefined;
  const same = row.type === post.type && row.title === post.title && row.content === post.content;
  if (row.status === 'published' && row.edited_at === null && !same) throw new Problem('client_key_reused');
  return { id: row.id, isDraft: row.published_at === null };
}
