import type { PageQuery } from '@weft/contract/page.ts';
import type { Post } from '@weft/contract/posts.ts';
import { type ThreadNode, type ThreadSort, threadShape } from '@weft/contract/threads.ts';
import type { Executor } from '../../core/db/executor.ts';
import { sql } from '../../core/db/statement.ts';
import { decodeCursor, encodeCursor } from '../../core/http/cursor.ts';
import type { Actor } from '../../core/policy/actor.ts';
import type { Permit } from '../../core/policy/policy.ts';
import type { PostFacts } from './policy.ts';
import { hydrate, listPosts, readerOf } from './queries.ts';
import { isLegible } from './readable.ts';
import { type After, findGoingOn, findShown, orders, type Placed } from './thread-skeleton.ts';

type MayReadThread = Permit<'thread.read', Actor, PostFacts>;

/** Four steps: which are shown, which go on, what is in them, and all of it in the order in which one reads a tree. */
export async function readThreadOf(
  db: Executor,
  { actor, subject }: MayReadThread,
  {
    sort,
    limit,
    cursor,
  }: { readonly sort: ThreadSort; readonly limit: number; readonly cursor?: string | undefined },
) {
  const reader = readerOf(actor);
  const headId = subject.id;
  const after = decodeCursor(orders[sort].cursor, cursor) ?? null;
  const found = await findShown(db, reader, { headId, sort, after, limit });
  const under = Map.groupBy(found, (node) => node.parent_id ?? '');
  const lastOf = (id: string): After | null => {
    const last = under.get(id)?.at(-1);
    return last === undefined ? null : orders[sort].keyOf(last);
  };
  const head = { id: headId, last: lastOf(headId) ?? after };
  const goingOn = await findGoingOn(db, reader, sort, [
    head,
    ...found.map(({ id }) => ({ id, last: lastOf(id) })),
  ]);
  const posts = await postsOf(db, actor, found);
  const present = (node: Placed): ThreadNode[] => {
    const children = under.get(node.id) ?? [];
    const last = lastOf(node.id);
    const left = node.replies - children.filter(({ legible }) => legible).length;
    const more = goingOn.has(node.id)
      ? { count: Math.max(left, 1), cursor: last === null ? null : encodeCursor(last) }
      : null;
    return [{ ...bare(node, posts), more }, ...children.flatMap(present)];
  };
  const nextCursor = goingOn.has(headId) && head.last !== null ? encodeCursor(head.last) : null;
  return { nodes: (under.get(headId) ?? []).flatMap(present), nextCursor };
}

/** The root and the nearest: from where one looks up, all have their places. */
export async function readPathTo(db: Executor, { actor, subject }: MayReadThread) {
  const rows = await db.rows<Pick<Placed, 'id' | 'parent_id' | 'depth' | 'legible'>>(sql`
    with recursive up as (
      select h.id, h.parent_id, h.depth from posts h where h.id = ${subject.id}
      union all
      select o.id, o.parent_id, o.depth from up u join posts o on o.id = u.parent_id)
    select p.id, p.parent_id, p.depth, ${isLegible(readerOf(actor))} as legible
    from up join posts p on p.id = up.id
    where p.id <> ${subject.id} and (p.depth = 0 or p.depth >= (select max(depth) from up) - ${threadShape.ancestors}::integer)
    order by p.depth`);
  const posts = await postsOf(db, actor, rows);
  const second = rows[1]?.depth ?? 1;
  return { nodes: rows.map((node) => ({ ...bare(node, posts), more: null })), between: second - 1 };
}

/** Whole, without what cannot be read: there is no place to keep where nothing hangs on another. */
export function listThreadOf(db: Executor, { actor, subject }: MayReadThread, page: PageQuery) {
  const among = sql`
    p.root_id = (select coalesce(root_id, id) from posts where id = ${subject.id}) and ${isLegible(readerOf(actor))}`;
  return listPosts(db, actor, { among, order: 'earliest' }, page);
}

async function postsOf(
  db: Executor,
  actor: Actor,
  nodes: readonly Pick<Placed, 'id' | 'legible'>[],
): Promise<Map<string, Post>> {
  const legible = nodes.filter((node) => node.legible).map(({ id }) => id);
  return new Map((await hydrate(db, actor, legible)).map((post) => [post.id, post]));
}

/** What was taken back, and what is not for the reader, look the same. */
function bare(node: Pick<Placed, 'id' | 'parent_id' | 'depth'>, posts: ReadonlyMap<string, Post>) {
  const post = posts.get(node.id);
  return {
    ...{ id: node.id, parentId: node.parent_id, depth: node.depth },
    post: post === undefined || post.deleted ? null : post,
  };
}
