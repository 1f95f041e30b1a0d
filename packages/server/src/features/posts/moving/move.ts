import type { Database } from '../../../core/db/database.ts';
import type { Transaction } from '../../../core/db/executor.ts';
import { sql } from '../../../core/db/statement.ts';
import { type After, type Part, takeDue } from './due.ts';
import { type Place, resolve, type Trouble } from './resolve.ts';
import { readManyWords } from './words.ts';

export interface Moved {
  /** With those in trouble: 0 is the end. */
  readonly looked: number;
  readonly moved: number;
  readonly troubles: Readonly<Partial<Record<Trouble, number>>>;
  /** Null: nothing more behind it. */
  readonly last: After | null;
}

export interface MoveOptions {
  readonly part: Part;
  readonly after?: After | null;
  readonly batch?: number;
  readonly deepest: number;
}

/** So many in one transaction: a fifth of a second, for which others who comment on the same posts may have to wait. */
export const movedAtOnce = 2_000;

/**
 * Makes posts of some old comments, or says why not. All of it is one transaction: killed at any moment, it goes on where it
 * was, and what was moved is not moved again. Nobody is told: it was said long ago.
 */
export function moveSome(db: Database, options: MoveOptions): Promise<Moved> {
  return db.transaction((tx) => moveIn(tx, options), { repeatable: true });
}

export async function moveIn(
  tx: Transaction,
  { part, after = null, batch = movedAtOnce, deepest }: MoveOptions,
): Promise<Moved> {
  const { comments, last } = await takeDue(tx, { part, after, batch });
  const { places, troubles } = resolve(comments, deepest);
  await publish(tx, places);
  if (troubles.size > 0)
    await tx.rows(sql`
      update engagement_comments e set moved_at = null, trouble = t.trouble
      from unnest(${[...troubles.keys()]}::bigint[], ${[...troubles.values()]}::text[]) t (id, trouble) where e.id = t.id`);
  return { looked: comments.length, moved: places.length, troubles: countBy([...troubles.values()]), last };
}

/** Those without words are of people who are gone. */
async function publish(tx: Transaction, places: readonly Place[]): Promise<void> {
  if (places.length === 0) return;
  const spoken = places.filter(({ comment }) => comment.author_gone === false);
  const { html, tags } = await readManyWords(tx, spoken);
  const column = <Value>(of: (place: Place) => Value) => places.map(of);
  // Parents first: where a comment stands is checked row by row.
  await tx.rows(sql`
    insert into posts (id, author_id, type, status, content, content_html, community_id, space_id, parent_id, root_id, depth,
      published_at, client_key, created_at, updated_at, deleted_at)
    select e.status_id, e.user_id, 'status', case when g.html is null then 'deleted' else 'published' end,
      case when g.html is null then '' else e.content end, coalesce(g.html, ''), r.community_id, r.space_id, g.parent_id,
      g.root_id, g.depth, e.created_at, 'moved-' || e.id, e.created_at, e.created_at, case when g.html is null then now() end
    from unnest(${column(({ comment }) => comment.id)}::bigint[], ${column(({ parentId }) => parentId)}::bigint[],
      ${column(({ rootId }) => rootId)}::bigint[], ${column(({ depth }) => depth)}::int[],
      ${column(({ comment }) => html.get(comment.id) ?? null)}::text[])
      with ordinality g (id, parent_id, root_id, depth, html, n)
    join engagement_comments e on e.id = g.id join posts r on r.id = g.root_id
    order by g.n`);
  if (tags.length === 0) return;
  const names = tags.map(({ name }) => name);
  await tx.rows(sql`
    insert into tags (name) select distinct on (lower(n)) n from unnest(${names}::text[]) n order by lower(n)
    on conflict (lower(name)) do nothing`);
  await tx.rows(sql`
    insert into post_tags (post_id, tag_id)
    select g.post_id, t.id from unnest(${tags.map(({ postId }) => postId)}::bigint[], ${names}::text[]) g (post_id, name)
    join tags t on lower(t.name) = lower(g.name)
    on conflict do nothing`);
}

function countBy(troubles: readonly Trouble[]): Partial<Record<Trouble, number>> {
  const counts: Partial<Record<Trouble, number>> = {};
  for (const trouble of troubles) counts[trouble] = (counts[trouble] ?? 0) + 1;
  return counts;
}
