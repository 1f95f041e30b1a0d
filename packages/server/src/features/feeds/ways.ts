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
const isShown = ({ wanted, readerId }: Search): Statement =>
  sql`${wanted.which} and ${isReadableRoot(readerId)}`;

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

/**
 * From the sources themselves. Of authors and spaces there may be thousands: each is asked for its latest alone, unseen, and
 * only those are read whose latest are the latest of all, as many as can fill a page and some more. When what was found is
 * older than the latest of one that was not read (`floor`), it may lack something, and is asked again of all.
 */
export function fromSources(search: Search, sources: Sources, readAtMost: number | null): Statement {
  const parts = [
    ...(sources.authors === undefined
      ? []
      : [manySources(search, sources.authors, sql`p.author_id`, readAtMost)]),
    ...(sources.spaces === undefined
      ? []
      : [manySources(search, sources.spaces, sql`p.space_id`, readAtMost)]),
    ...(sources.types === undefined ? [] : [fromTypes(search, sources.types)]),
    ...(sources.tags === undefined ? [] : [fromTags(search, sources.tags)]),
  ];
  const all = parts.reduce((one, other) => sql`${one} union all ${other}`);
  return sql`
    select p.id, p.published_at, p.floor
    from (select x.id, x.published_at, max(x.floor) over () as floor from (${all}) x) p
    where p.id is not null group by p.id, p.published_at, p.floor ${order} limit ${search.count}`;
}

function manySources(
  search: Search,
  ids: Statement,
  column: Statement,
  readAtMost: number | null,
): Statement {
  const latest = (shown: Statement, count: number) => sql`
    select p.id, p.published_at from posts p
    where ${column} = s.id and ${isRoot} and ${isBefore(search)} ${shown} ${order} limit ${count}`;
  const shown = sql`and ${isShown(search)}`;
  return sql`(
    with heads as materialized (
      select s.id as source, p.published_at from (select distinct id from (${ids}) i) s
      cross join lateral (${latest(sql``, 1)}) p
      order by p.published_at desc limit ${readAtMost}
    ), read as materialized (
      select s.id from (select source as id from heads) s cross join lateral (${latest(shown, 1)}) p
      ${order} limit ${search.count}
    )
    select p.id, p.published_at, null::timestamptz as floor from read s cross join lateral (${latest(shown, search.count)}) p
    union all
    select null, null, min(published_at) from heads having count(*) = ${readAtMost})`;
}

function fromTypes(search: Search, types: Statement): Statement {
  return sql`(
    select p.id, p.published_at, null::timestamptz as floor from (${types}) s cross join lateral (
      select p.id, p.published_at from posts p
      where p.type = s.id and ${isRoot} and ${isBefore(search)} and ${isShown(search)} ${order} limit ${search.count}) p)`;
}

function fromTags(search: Search, tags: Statement): Statement {
  const [at, last] = search.key;
  return sql`(
    select p.id, p.published_at, null::timestamptz as floor from (${tags}) s cross join lateral (
      select p.id, p.published_at from post_tags g join posts p on p.id = g.post_id
      where g.tag_id = s.id and (g.published_at, g.post_id) < (${at}::timestamptz, ${last}::bigint)
        and ${isRoot} and ${isShown(search)}
      order by g.published_at desc, g.post_id desc limit ${search.count}) p)`;
}
