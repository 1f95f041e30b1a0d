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
  const reader = sql`${readerId}::bigint`;
  return sql`(not ${areApart(sql`p.author_id`, reader)} and exists (
    select from posts o where o.id = coalesce(p.root_id, p.id) and case
      when o.space_id is not null then o.space_id in (${readableSpaces(readerId)})
        and not ${areApart(sql`o.author_id`, reader)}
      else ${reader} is not null and ${readsProfile(readerId, sql`o.author_id`)} end
    offset 0))`;
}

/** For what hangs on a post: whoever may read that one. */
export function readsPost(readerId: string | null, postId: Statement): Statement {
  return sql`exists (select from posts p where p.id = ${postId} and ${isReadable(readerId)})`;
}
