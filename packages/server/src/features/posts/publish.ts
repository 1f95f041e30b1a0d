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
import type { SpaceFacts } from '../spaces/policy.ts';
import { holdFiles, lockFiles } from './files.ts';
import type { PostFacts } from './policy.ts';
import { readsPost } from './readable.ts';
import { requireShape } from './shape.ts';
import { setTags } from './tags.ts';
import { tellOfPost } from './tell.ts';
import { readWords } from './words.ts';

export interface NewPost {
  readonly type: PostType;
  readonly title: string;
  readonly content: string;
  readonly mediaIds: readonly string[];
  readonly coverId: string | null;
  readonly songIds: readonly string[];
  readonly clientKey: string;
}

/** On one's page, in a space, or under a post. */
export type MayPublish =
  | Permit<'page.post', User, { readonly userId: string }>
  | Permit<'space.post', User, SpaceFacts>
  | Permit<'post.comment', User, PostFacts>;

/** Everything of it, or nothing. Published again under the same key, it is the same post. */
export async function publishPost(
  tx: Transaction,
  permit: MayPublish,
  post: NewPost,
  deepest: number,
): Promise<string> {
  const { actor } = permit;
  const before = await findByKey(tx, actor, post);
  if (before !== undefined) return before;
  if (permit.act === 'post.comment' && post.type !== 'status')
    throw new Problem('invalid_request', {
      fields: [{ path: 'body.type', reason: 'a comment is a status' }],
    });
  const held = await lockFiles(tx, actor, post);
  const songs = await findSongs(tx, actor, post.songIds);
  requireShape({
    ...post,
    files: held.files.map(presentAttachment),
    cover: held.cover,
    songs: songs.length,
  });
  const { html, tags, mentions } = await readWords(tx, actor.userId, post.content);
  const { type, title, content, clientKey } = post;
  const [made] = await tx.rows<{ id: string; depth: number }>(sql`
    insert into posts (author_id, type, status, title, content, content_html, client_key, published_at,
      community_id, space_id, parent_id, root_id, depth)
    select ${actor.userId}, ${type}, 'published', ${title}, ${content}, ${html}, ${clientKey}, clock_timestamp(), place.*
    from (${placeOf(permit)}) place
    on conflict (author_id, client_key) do nothing
    returning id, depth`);
  if (made === undefined) return publishedMeanwhile(tx, permit, post);
  if (made.depth > deepest) throw new Problem('thread_too_deep', { members: { limit: deepest } });
  await holdFiles(tx, actor, made.id, held);
  if (tags.length > 0) await setTags(tx, made.id, tags);
  if (songs.length > 0)
    await tx.rows(sql`
      insert into album_songs (album_id, song_id, display_order)
      select ${made.id}, s, n from unnest(${songs}::bigint[]) with ordinality t (s, n)`);
  await tellOfPost(tx, postPublished, made.id);
  if (permit.act === 'post.comment') await tellAuthor(tx, permit, made.id);
  await tellMentioned(tx, permit, made.id, mentions);
  return made.id;
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

/** Community, space, parent, root and depth, as one row. */
function placeOf(permit: MayPublish) {
  if (permit.act === 'page.post')
    return sql`select null::bigint, null::bigint, null::bigint, null::bigint, 0`;
  if (permit.act === 'space.post')
    return sql`select ${permit.subject.community.id}::bigint, ${permit.subject.id}::bigint, null::bigint, null::bigint, 0`;
  return sql`
    select p.community_id, p.space_id, p.id, coalesce(p.root_id, p.id), p.depth + 1
    from posts p where p.id = ${permit.subject.id}`;
}

/** Another device published it in the same moment; or its parent went. */
async function publishedMeanwhile(tx: Transaction, { actor }: MayPublish, post: NewPost): Promise<string> {
  const there = await findByKey(tx, actor, post);
  if (there === undefined) throw new Problem('parent_not_there');
  return there;
}

/** What has this key already. What it says now may be another wording: that is for edits to say. */
async function findByKey(tx: Transaction, { userId }: User, post: NewPost): Promise<string | undefined> {
  const [row] = await tx.rows<Pick<PostsRow, 'id' | 'type' | 'title' | 'content' | 'version'>>(sql`
    select id, type, title, content, version from posts
    where author_id = ${userId} and client_key = ${post.clientKey}`);
  if (row === undefined) return undefined;
  const same = row.type === post.type && row.title === post.title && row.content === post.content;
  if (row.version === '1' && !same) throw new Problem('client_key_reused');
  return row.id;
}

/** Songs of one's own that are there, in the order in which they were named. */
async function findSongs(tx: Transaction, { userId }: User, songIds: readonly string[]): Promise<string[]> {
  if (songIds.length === 0) return [];
  const rows = await tx.rows<{ id: string }>(sql`
    select id from posts
    where id = any(${songIds}) and author_id = ${userId} and type = 'song' and status = 'published'`);
  const own = new Set(rows.map(({ id }) => id));
  const fields = songIds.flatMap((id, index) => {
    const twice = songIds.indexOf(id) < index;
    if (own.has(id) && !twice) return [];
    return {
      path: `body.songIds.${index}`,
      reason: twice ? 'is named twice' : 'is no song that you published',
    };
  });
  if (fields.length > 0) throw new Problem('invalid_request', { fields });
  return [...songIds];
}
