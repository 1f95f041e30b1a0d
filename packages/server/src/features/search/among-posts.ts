import type { Executor } from '../../core/db/executor.ts';
import { sql } from '../../core/db/statement.ts';
import { isReadable } from '../posts/readable.ts';
import { readableSpaces } from '../spaces/queries.ts';
import type { Reach } from './reach.ts';
import { type Among, and, holds, oneOf } from './ways.ts';

/**
 * What is published anywhere. The index only narrows: whether somebody may read what it has is for the one rule to say, post by
 * post; `offset 0`: each by its key.
 */
export function amongPosts(userId: string, { within }: Reach, communityId: string | null): Among {
  return {
    ...{ table: sql`post_words`, at: sql`published_at`, id: sql`post_id`, scopes: ['0'] },
    ...{ isOf: sql`true`, isOfAny: sql`true`, groupedBy: sql`()`, isHere: sql`true`, isWithin: sql`true` },
    inIndex: holds,
    isRead: (id) => sql`exists (select from posts p where p.id = ${id} and ${isReadable(userId)} offset 0)`,
    marks: and(
      communityId === null ? '' : oneOf('s', [communityId]),
      within === null ? '' : oneOf('h', within.spaces),
    ),
  };
}

const scopesAtMost = 50;

/** The communities whose spaces somebody reads and the pages, as words of the index; none where these are many. */
export async function scopesOf(db: Executor, userId: string): Promise<string> {
  const rows = await db.rows<{ id: string }>(sql`
    select c.id from communities c where exists (
      select from spaces x where x.community_id = c.id and x.id in (${readableSpaces(userId)}))
    limit ${scopesAtMost + 1}`);
  if (rows.length > scopesAtMost) return '';
  return [`':page'`, ...rows.map(({ id }) => oneOf('s', [id]))].join(' | ');
}
