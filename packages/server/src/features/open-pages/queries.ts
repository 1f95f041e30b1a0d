import type { PageQuery } from '@weft/contract/page.ts';
import type { Post } from '@weft/contract/posts.ts';
import { id, time } from '@weft/contract/values.ts';
import { z } from 'zod';
import type { Executor } from '../../core/db/executor.ts';
import type { CommunitiesRow, SpacesRow } from '../../core/db/row-types.ts';
import { type Statement, sql } from '../../core/db/statement.ts';
import { decodeCursor, toPage } from '../../core/http/cursor.ts';
import { anonymous } from '../../core/policy/actor.ts';
import { hydrate } from '../posts/queries.ts';
import { isReadable } from '../posts/readable.ts';
import { readableSpaces } from '../spaces/queries.ts';

export type OpenCommunity = Pick<CommunitiesRow, 'id' | 'slug' | 'name' | 'description'>;
export type OpenSpace = Pick<SpacesRow, 'id' | 'slug' | 'name' | 'description'>;

/** Undefined: there is none that is open to everybody, for whatever reason. */
export async function findOpenCommunity(db: Executor, slug: string): Promise<OpenCommunity | undefined> {
  const [row] = await db.rows<OpenCommunity>(sql`
    select id, slug, name, description from communities where slug = ${slug} and visibility = 'public'`);
  return row;
}

/** What everybody may read of a community, in its order. There are two hundred at most. */
export function listOpenSpaces(db: Executor, communityId: string): Promise<OpenSpace[]> {
  return db.rows<OpenSpace>(sql`
    select id, slug, name, description from spaces
    where community_id = ${communityId} and id in (${readableSpaces(null)})
    order by archived_at is not null, position, id`);
}

const publishedKey = z.tuple([time, id]);

interface Found {
  readonly id: string;
  readonly published_at: Date;
}

interface PostPage {
  readonly items: Post[];
  readonly nextCursor: string | null;
}

/** The latest of some spaces, each asked for its own latest: what others of the community hold need not be looked at. */
export async function listLatestIn(
  db: Executor,
  spaceIds: readonly string[],
  { cursor, limit }: PageQuery,
): Promise<PostPage> {
  const [at, last] = decodeCursor(publishedKey, cursor) ?? [null, null];
  const goesOn =
    at === null ? sql`` : sql`and (p.published_at, p.id) < (${at}::timestamptz, ${last}::bigint)`;
  const found = await db.rows<Found>(sql`
    select l.id, l.published_at from unnest(${spaceIds}::bigint[]) with_space (id)
    cross join lateral (
      select p.id, p.published_at from posts p
      where p.space_id = with_space.id and p.parent_id is null and ${isReadable(null)} ${goesOn}
      order by p.published_at desc, p.id desc limit ${limit + 1}) l
    order by l.published_at desc, l.id desc limit ${limit + 1}`);
  return pageOf(db, found, limit);
}

/** All that was said under a post, at any depth, in the order in which it was said. */
export async function listSaidUnder(
  db: Executor,
  rootId: string,
  { cursor, limit }: PageQuery,
): Promise<PostPage> {
  const [at, last] = decodeCursor(publishedKey, cursor) ?? [null, null];
  const goesOn =
    at === null ? sql`` : sql`and (p.published_at, p.id) > (${at}::timestamptz, ${last}::bigint)`;
  const found = await db.rows<Found>(sql`
    select p.id, p.published_at from posts p
    where p.root_id = ${rootId} and ${isReadable(null)} ${goesOn}
    order by p.published_at, p.id limit ${limit + 1}`);
  return pageOf(db, found, limit);
}

async function pageOf(db: Executor, found: readonly Found[], limit: number): Promise<PostPage> {
  const page = toPage(
    found,
    limit,
    (row) => row.id,
    (row) => [row.published_at.toISOString(), row.id],
  );
  return { items: await hydrate(db, anonymous, page.items), nextCursor: page.nextCursor };
}

export interface Address {
  readonly path: string;
  readonly changed_at: Date | null;
}

/** What a search engine should know of: communities and their open spaces first, then the latest posts. */
export async function listOpenAddresses(db: Executor, most: number): Promise<Address[]> {
  const open: Statement = sql`s.id in (${readableSpaces(null)})`;
  const places = await db.rows<Address>(sql`
    select '/c/' || c.slug as path, null::timestamptz as changed_at, c.id as place, 0 as part
    from communities c where c.visibility = 'public'
    union all
    select '/c/' || c.slug || '/spaces/' || s.slug, null, c.id, 1
    from spaces s join communities c on c.id = s.community_id where ${open}
    order by place, part limit ${most}`);
  const posts = await db.rows<Address>(sql`
    select '/posts/' || p.id as path, coalesce(p.edited_at, p.published_at) as changed_at from posts p
    where p.parent_id is null and p.space_id is not null and ${isReadable(null)}
    order by p.published_at desc, p.id desc limit ${most - places.length}`);
  return [...places, ...posts];
}
