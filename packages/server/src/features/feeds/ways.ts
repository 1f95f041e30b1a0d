import { type Statement, sql } from '../../core/db/statement.ts';
import { isReadableRoot } from '../posts/readable.ts';
import type { Sources, Wanted } from './wanted.ts';

export interface Search {
  readonly readerId: string;
  readonly wanted: Wanted;
  /** What was published before this, and has a smaller id where it was in the same moment. */
  readonly key: readonly [at: string, id: string];
  readonly count: number;
}

export interface Found {
  readonly id: string;
  readonly published_at: Date;
}

const order = sql`order by p.published_at desc, p.id desc`;
const isRoot = sql`p.status = 'published' and p.parent_id is null`;

const isBefore = ({ key: [at, last] }: Search): Statement =>
  sql`(p.published_at, p.id) < (${at}::timestamptz, ${last}::bigint)`;

/** What a feed may show is decided here, before anything of it is read: wanted, and readable by the one rule. */
const isShown = ({ wanted: { which, besides }, readerId }: Search): Statement => {
  const readable = isReadableRoot(readerId);
  return besides === undefined
    ? sql`${which} and ${readable}`
    : sql`${which} and case when ${besides} then ${readable} else false end`;
};

/** Down the latest of all, of which so many are looked at. It ends where the page is full. */
export function amongLatest(search: Search, lookedAt: number): Statement {
  return sql`
    select p.id, p.published_at from (
      select p.id, p.published_at, p.author_id, p.space_id, p.type from posts p
      where ${isRoot} and ${isBefore(search)} ${order} limit ${lookedAt}) p
    where ${isShown(search)} ${order} limit ${search.count}`;
}

/** Where looking at so many of the latest ends; nothing where there are not so many. */
export function endOfLatest(search: Search, lookedAt: number): Statement {
  return sql`
    select p.id, p.published_at from posts p
    where ${isRoot} and ${isBefore(search)} ${order} offset ${lookedAt - 1} limit 1`;
}

/** What sources gave: posts, and a row without one that says how far down it is true. */
export interface Given {
  readonly id: string | null;
  readonly published_at: Date | null;
  /** Sources that were not read have nothing later than this: what was found after it is all there is after it. */
  readonly floor: Date | null;
  /** So far down a source was looked through, and no further. */
  readonly ended: Date | null;
}

export interface Limits {
  /** How many sources are read, of those whose latest is the latest of all; null: all of them. */
  readonly read: number | null;
  /** How many posts of a type, or with a tag, are looked at. */
  readonly lookedAt: number;
}

/**
 * From the sources themselves. Of authors and spaces there may be thousands: each is asked for its latest alone, unseen, and
 * only those are read whose latest are the latest of all, as many as can fill a page and some more. Of types and tags there
 * are few, and very many posts in each: so many of those are looked at.
 */
export function fromSources(search: Search, sources: Sources, limits: Limits): Statement {
  const parts = [
    ...(sources.authors === undefined ? [] : [ofMany(search, sources.authors, sql`p.author_id`, limits)]),
    ...(sources.spaces === undefined ? [] : [ofMany(search, sources.spaces, sql`p.space_id`, limits)]),
    ...(sources.types === undefined ? [] : [ofFew(search, sources.types, ofType(search), limits)]),
    ...(sources.tags === undefined ? [] : [ofFew(search, sources.tags, withTag(search), limits)]),
  ];
  return sql`
    with given as materialized (${parts.reduce((one, other) => sql`${one} union all ${other}`)})
    (select p.id, p.published_at, null::timestamptz as floor, null::timestamptz as ended
     from given p where p.id is not null group by p.id, p.published_at ${order} limit ${search.count})
    union all
    select null, null, max(floor), max(ended) from given`;
}

function ofMany(search: Search, ids: Statement, column: Statement, { read }: Limits): Statement {
  const latest = (shown: Statement, count: number) => sql`
    select p.id, p.published_at from posts p
    where ${column} = s.id and ${isRoot} and ${isBefore(search)} ${shown} ${order} limit ${count}`;
  const shown = sql`and ${isShown(search)}`;
  return sql`(
    with heads as materialized (
      select s.id as source, p.published_at from (select distinct id from (${ids}) i) s
      cross join lateral (${latest(sql``, 1)}) p
      order by p.published_at desc limit ${read}
    ), read as materialized (
      select s.id from (select source as id from heads) s cross join lateral (${latest(shown, 1)}) p
      ${order} limit ${search.count}
    )
    select p.id, p.published_at, null::timestamptz as floor, null::timestamptz as ended
    from read s cross join lateral (${latest(shown, search.count)}) p
    union all
    select null, null, min(published_at), null from heads having count(*) = ${read})`;
}

/** `posts` are the latest of a source `s`, as columns of a post `p`. */
function ofFew(search: Search, ids: Statement, posts: Statement, { lookedAt }: Limits): Statement {
  const looked = sql`${posts} limit ${lookedAt}`;
  return sql`(
    select p.id, p.published_at, null::timestamptz as floor, null::timestamptz as ended
    from (select distinct id from (${ids}) i) s cross join lateral (
      select p.id, p.published_at from (${looked}) p where ${isShown(search)} ${order} limit ${search.count}) p
    union all
    select null, null, null, p.published_at
    from (select distinct id from (${ids}) i) s cross join lateral (${posts} offset ${lookedAt - 1} limit 1) p)`;
}

const ofType = (search: Search): Statement => sql`
  select p.id, p.published_at, p.author_id, p.space_id, p.type from posts p
  where p.type = s.id and ${isRoot} and ${isBefore(search)} ${order}`;

const withTag = (search: Search): Statement => sql`
  select p.id, g.published_at, p.author_id, p.space_id, p.type
  from post_tags g join posts p on p.id = g.post_id and ${isRoot}
  where g.tag_id = s.id and (g.published_at, g.post_id) < (${search.key[0]}::timestamptz, ${search.key[1]}::bigint)
  order by g.published_at desc, g.post_id desc`;
