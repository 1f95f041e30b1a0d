import { type Statement, sql } from '../../core/db/statement.ts';
import { areApart } from '../blocks/between.ts';
import { readsProfile } from '../graph/readable.ts';
import { readableSpaces } from '../spaces/queries.ts';

/**
 * The one rule of who reads what is published, as SQL about a post `p`: pages, lists, files, events and searches ask it. What
 * stands in a space is for whoever reads the space, null being whoever has no account; what stands on a page, for whom the
 * page is. A comment is where its root is. Nothing is read between two of whom one has blocked the other. `offset 0`: roots are
 * asked for one by one, by their keys.
 */
export function isReadable(readerId: string | null): Statement {
  return sql`(p.status = 'published' and ${standsOpen(readerId)})`;
}

/** The same, and what was deleted while something that can be read may hang on it: without its words. */
export function isShown(readerId: string | null): Statement {
  return sql`((p.status = 'published' or exists (
    select from posts under where under.parent_id = p.id and under.status = 'published')) and ${standsOpen(readerId)})`;
}

function standsOpen(readerId: string | null): Statement {
  return sql`(not ${areApart(sql`p.author_id`, sql`${readerId}::bigint`)} and exists (
    select from posts o where o.id = coalesce(p.root_id, p.id) and ${placeIsOpen(readerId, sql`o`)}
      and (o.id = p.id or not ${areApart(sql`o.author_id`, sql`${readerId}::bigint`)})
    offset 0))`;
}

/** Whether a root stands where somebody reads. */
function placeIsOpen(readerId: string | null, root: Statement): Statement {
  return sql`case
    when ${root}.space_id is not null then exists (
      select from (${readableSpaces(readerId)}) x where x.id = ${root}.space_id offset 0)
    else ${readerId}::bigint is not null and ${readsProfile(readerId, sql`${root}.author_id`)} end`;
}

/** The same rule of a post that is known to be a root, which feeds ask of hundreds: it is not looked up once more. */
export function isReadableRoot(readerId: string | null): Statement {
  return sql`(not ${areApart(sql`p.author_id`, sql`${readerId}::bigint`)} and ${placeIsOpen(readerId, sql`p`)})`;
}

/** For what hangs on a post: whoever may read that one. */
export function readsPost(readerId: string | null, postId: Statement): Statement {
  return sql`exists (select from posts p where p.id = ${postId} and ${isReadable(readerId)})`;
}
