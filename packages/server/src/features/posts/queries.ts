import type { PageQuery } from '@weft/contract/page.ts';
import type { Post, PostType } from '@weft/contract/posts.ts';
import { id, time } from '@weft/contract/values.ts';
import { z } from 'zod';
import type { Executor } from '../../core/db/executor.ts';
import type { PostRevisionsRow } from '../../core/db/row-types.ts';
import { prepared, type Statement, sql } from '../../core/db/statement.ts';
import { decodeCursor, toPage } from '../../core/http/cursor.ts';
import { Problem } from '../../core/http/problem.ts';
import type { Actor } from '../../core/policy/actor.ts';
import type { Permit } from '../../core/policy/policy.ts';
import type { ProfileFacts } from '../graph/policy.ts';
import type { SpaceFacts } from '../spaces/policy.ts';
import { mayReadPost, type PostFacts } from './policy.ts';
import {
  type FactsRow,
  factsColumns,
  factsOf,
  factsTables,
  type PostRow,
  postColumns,
  postTables,
  presentPost,
} from './present.ts';
import { isPlaced, isReadable, isShown } from './readable.ts';

export const readerOf = (actor: Actor): string | null => (actor.kind === 'user' ? actor.userId : null);

/** By itself, or as a place in its thread. */
const seen = { shown: isShown, placed: isPlaced };

/** The facts of a post that may be anybody's; what may not be seen is for the policy to say. */
export async function readPostFacts(
  db: Executor,
  actor: Actor,
  postId: string,
  as: keyof typeof seen = 'shown',
): Promise<PostFacts> {
  const reader = readerOf(actor);
  const [row] = await db.rows<FactsRow & { shown: boolean }>(prepared(`post-${as}`)`
    select ${factsColumns}, ${seen[as](reader)} as shown from ${factsTables(reader)} where p.id = ${postId}`);
  if (row === undefined) throw new Problem('not_found');
  return factsOf(row, row.shown);
}

export async function readPost(db: Executor, actor: Actor, postId: string): Promise<Post> {
  mayReadPost.permit(actor, await readPostFacts(db, actor, postId));
  const [post] = await hydrate(db, actor, [postId]);
  if (post === undefined) throw new Problem('not_found');
  return post;
}

/** What may be read was decided where the ids come from. As many statements for many as for one. */
export async function hydrate(db: Executor, actor: Actor, postIds: readonly string[]): Promise<Post[]> {
  if (postIds.length === 0) return [];
  const reader = readerOf(actor);
  const rows = await db.rows<PostRow>(prepared('posts-by-id')`
    select ${postColumns(reader)} from ${postTables(reader)} where p.id = any(${postIds})`);
  const posts = new Map(rows.map((row) => [row.id, presentPost(actor, row)]));
  return postIds.flatMap((postId) => posts.get(postId) ?? []);
}

const publishedKey = z.tuple([time, id]);

interface Listed {
  readonly id: string;
  readonly published_at: Date;
}

/** The skeleton of a list: which ones, in their order. */
export async function listPosts(
  db: Executor,
  actor: Actor,
  { among, order }: { readonly among: Statement; readonly order: 'latest' | 'earliest' },
  { cursor, limit }: PageQuery,
) {
  const [at, last] = decodeCursor(publishedKey, cursor) ?? [null, null];
  const [before, direction] = order === 'latest' ? [sql`<`, sql`desc`] : [sql`>`, sql`asc`];
  const goesOn =
    at === null ? sql`` : sql`and (p.published_at, p.id) ${before} (${at}::timestamptz, ${last}::bigint)`;
  const found = await db.rows<Listed>(sql`
    select p.id, p.published_at from posts p where ${among} ${goesOn}
    order by p.published_at ${direction}, p.id ${direction} limit ${limit + 1}`);
  const page = toPage(
    found,
    limit,
    (row) => row.id,
    (row) => [row.published_at.toISOString(), row.id],
  );
  return { items: await hydrate(db, actor, page.items), nextCursor: page.nextCursor };
}

const isRoot = sql`p.status = 'published' and p.parent_id is null`;

export function listPostsIn(
  db: Executor,
  { actor, subject }: Permit<'space.read', Actor, SpaceFacts>,
  page: PageQuery,
) {
  const among = sql`p.space_id = ${subject.id} and ${isRoot} and ${isReadable(readerOf(actor))}`;
  return listPosts(db, actor, { among, order: 'latest' }, page);
}

/** Whose page may be opened; of what stands there, what may be read. */
export function listPostsOf(
  db: Executor,
  { actor, subject }: Permit<'profile.open', Actor, Pick<ProfileFacts, 'userId'>>,
  { type, ...page }: PageQuery & { readonly type?: PostType | undefined },
) {
  const ofType = type === undefined ? sql`` : sql`and p.type = ${type}`;
  const among = sql`p.author_id = ${subject.userId} and ${isRoot} ${ofType} and ${isReadable(readerOf(actor))}`;
  return listPosts(db, actor, { among, order: 'latest' }, page);
}

export async function listRevisionsOf(db: Executor, { subject }: Permit<'post.read', Actor, PostFacts>) {
  const rows = await db.rows<PostRevisionsRow>(sql`
    select * from post_revisions where post_id = ${subject.id} order by version desc limit 100`);
  return rows.map((row) => ({
    version: Number(row.version),
    title: row.title,
    content: row.content,
    html: row.content_html,
    until: row.created_at.toISOString(),
  }));
}
