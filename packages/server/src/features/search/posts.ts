import type { FoundPost } from '@weft/contract/search.ts';
import type { Executor } from '../../core/db/executor.ts';
import { encodeCursor } from '../../core/http/cursor.ts';
import { hydrate } from '../posts/queries.ts';
import { scopesOf } from './among-posts.ts';
import { escapeHtml, excerptOf } from './excerpt.ts';
import { findPosts } from './find.ts';
import { parseSearch } from './parse.ts';
import type { Asked, MaySearch } from './queries.ts';
import { readReach } from './reach.ts';
import type { Depth } from './ways.ts';

/** A page may hold fewer than asked for and go on: the rule was asked of so many, and of no more at once. */
export async function searchPosts(db: Executor, { actor }: MaySearch, asked: Asked, depth?: Depth) {
  const { q, communityId = null, cursor, limit } = asked;
  const { userId } = actor;
  const wanted = parseSearch(q);
  const reach = await readReach(db, actor, wanted, communityId, 'posts');
  const { found, goesOnAt } = await findPosts(
    db,
    { reach, wanted, cursor, count: limit + 1, depth },
    { userId, communityId, scopes: () => scopesOf(db, userId) },
  );
  const shown = found.slice(0, limit);
  const last = found.length > limit ? shown.at(-1) : goesOnAt;
  const ids = shown.map(({ id }) => id);
  const posts = await hydrate(db, actor, ids);
  const marked = (html: string) => excerptOf(html, wanted.shown, wanted.begins);
  return {
    // What was deleted in the same moment is left out.
    items: posts
      .filter(({ deleted }) => !deleted)
      .map(
        ({ id, type, author, title, html, files, space, rootId, publishedAt }): FoundPost => ({
          post: { id, type, author, title, files, space, rootId, publishedAt },
          title: marked(escapeHtml(title)),
          excerpt: marked(html),
        }),
      ),
    nextCursor: last === undefined ? null : encodeCursor([last.at, last.id]),
  };
}
