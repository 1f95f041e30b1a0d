import { type Statement, sql } from '../../core/db/statement.ts';
import { areApart } from '../blocks/between.ts';
import { type Reader, readsProfile } from '../graph/readable.ts';
import { readableSpaces } from '../spaces/queries.ts';

/**
 * The one rule of who reads what is published, as SQL about a post `p`: pages, lists, files, events and searches ask it. What
 * stands in a space is for whoever reads the space, null being whoever has no account; what stands on a page, for whom the
 * page is. A comment is where its root is. Nothing is read between two of whom one has blocked the other. `offset 0`: roots are
 * asked for one by one, by their keys.
 */
export function isReadable(readerId: Reader): Statement {
  return sql`(${isLegible(readerId)} and ${standsOpen(readerId)})`;
}

/** The same, and what was deleted while something that can be read hangs on it: without its words. */
export function isShown(readerId: Reader): Statement {
  return sql`((p.status = 'published' or ${carries(readerId)}) and not ${isApart(readerId)} and ${standsOpen(readerId)})`;
}

/** What has a place in a thread, be it an empty one: also of whom the reader is apart from, where others answered. */
export function isPlaced(readerId: Reader): Statement {
  return sql`(${isPlacedUnder(readerId)} and ${standsOpen(readerId)})`;
}

/** Of a comment in a discussion that the reader may read, which is decided once for all of it: whether it may be read, too. */
export function isLegible(readerId: Reader): Statement {
  return sql`(p.status = 'published' and not ${isApart(readerId)})`;
}

/** Likewise, whether it has a place. */
export function isPlacedUnder(readerId: Reader): Statement {
  return sql`(${isLegible(readerId)} or ${carries(readerId)})`;
}

/** Whether a root stands where somebody reads. */
function placeIsOpen(readerId: Reader, root: Statement): Statement {
  return sql`case
    when ${root}.space_id is not null then exists (
      select from (${readableSpaces(readerId)}) x where x.id = ${root}.space_id offset 0)
    else ${readerId}::bigint is not null and ${readsProfile(readerId, sql`${root}.author_id`)} end`;
}

/** The same rule of a post that is known to be a root, which feeds ask of hundreds: it is not looked up once more. */
export function isReadableRoot(readerId: Reader): Statement {
  return sql`(not ${isApart(readerId)} and ${placeIsOpen(readerId, sql`p`)})`;
}

/** For what hangs on a post: whoever may read that one. */
export function readsPost(readerId: Reader, postId: Statement): Statement {
  return sql`exists (select from posts p where p.id = ${postId} and ${isReadable(readerId)})`;
}

const isApart = (readerId: Reader) => areApart(sql`p.author_id`, sql`${readerId}::bigint`);

function standsOpen(readerId: Reader): Statement {
  return sql`exists (
    select from posts o where o.id = coalesce(p.root_id, p.id) and ${placeIsOpen(readerId, sql`o`)}
      and not ${areApart(sql`o.author_id`, sql`${readerId}::bigint`)}
    offset 0)`;
}

/**
 * Something below it can be read. One walks down only through what cannot, and stops at the first that can; `offset 0`: from
 * each by the index, never by reading all there is.
 */
function carries(readerId: Reader): Statement {
  const legible = sql`(b.status = 'published' and not ${areApart(sql`b.author_id`, sql`${readerId}::bigint`)})`;
  return sql`exists (
    with recursive below as (
      select c.id, c.status, c.author_id from posts c where c.parent_id = p.id
      union all
      select c.id, c.status, c.author_id from below b cross join lateral (
        select u.id, u.status, u.author_id from posts u where u.parent_id = b.id offset 0) c
      where not ${legible})
    select from below b where ${legible})`;
}
