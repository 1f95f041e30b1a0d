import type { ThreadNode, ThreadSort } from '@weft/contract/threads.ts';
import { readThread } from '@weft/contract/threads.ts';
import type { Database } from '../../src/core/db/database.ts';
import { sql } from '../../src/core/db/statement.ts';
import type { Person } from './person.ts';

/** A tree of comments as it was read, piece by piece. */
export interface Branch {
  readonly node: ThreadNode;
  readonly under: Branch[];
}

/** As a client does that wants to see everything: the first page, what goes on in each branch, and the pages after it. */
export async function readWhole(
  person: Person,
  postId: string,
  sort: ThreadSort,
  from: string | null = null,
): Promise<Branch[]> {
  const query = { sort, limit: 5, ...(from === null ? {} : { cursor: from }) };
  const { nodes, nextCursor } = await person.call(readThread, { params: { postId }, query });
  const branches = nodes.map((node): Branch => ({ node, under: [] }));
  const byId = new Map(branches.map((branch) => [branch.node.id, branch]));
  const top = branches.filter(({ node }) => node.parentId === postId);
  for (const branch of branches) byId.get(branch.node.parentId ?? '')?.under.push(branch);
  for (const { node, under } of branches)
    if (node.more !== null) under.push(...(await readWhole(person, node.id, sort, node.more.cursor)));
  if (nextCursor !== null) top.push(...(await readWhole(person, postId, sort, nextCursor)));
  return top;
}

/** What is read, in reading order: `id` where its words stand, `(id)` where only its place is kept. */
export function inOrder(branches: readonly Branch[]): string[] {
  return branches.flatMap(({ node, under }) => [
    node.post === null ? `(${node.id})` : node.id,
    ...inOrder(under),
  ]);
}

interface Row {
  readonly id: string;
  readonly parent_id: string | null;
  readonly author_id: string;
  readonly published: boolean;
  readonly at: number;
  readonly likes: number;
}

/** The same, said in the simplest way from all the rows there are. */
export async function threadByHand(
  db: Database,
  postId: string,
  sort: ThreadSort,
  apart: ReadonlySet<string>,
): Promise<string[]> {
  const rows = await db.rows<Row>(sql`
    select p.id, p.parent_id, p.author_id, p.status = 'published' as published,
      extract(epoch from p.published_at)::float as at, n.likes
    from posts p join post_stats n on n.post_id = p.id`);
  const compare = (a: Row, b: Row) => {
    const by = sort === 'likes' ? a.likes - b.likes : a.at - b.at;
    return (by === 0 ? Number(BigInt(a.id) - BigInt(b.id)) : by) * (sort === 'oldest' ? 1 : -1);
  };
  const under = Map.groupBy(rows.toSorted(compare), (row) => row.parent_id);
  const read = (id: string): string[] =>
    (under.get(id) ?? []).flatMap((row) => {
      const below = read(row.id);
      if (row.published && !apart.has(row.author_id)) return [row.id, ...below];
      return below.length > 0 ? [`(${row.id})`, ...below] : [];
    });
  return read(postId);
}

/** Comments under a post, each under one that was there before; some taken back, some liked, many at the same moment. */
export async function growThread(
  db: Database,
  {
    rootId,
    authors,
    count,
    random,
  }: {
    readonly rootId: string;
    readonly authors: readonly string[];
    readonly count: number;
    readonly random: () => number;
  },
): Promise<string[]> {
  const ids: string[] = [];
  for (let n = 0; n < count; n += 1) {
    // Long chains and broad places, both.
    const back = random() < 0.5 ? 1 : Math.ceil(random() * ids.length);
    const parent = random() < 0.1 ? rootId : (ids.at(-back) ?? rootId);
    const [row] = await db.rows<{ id: string }>(sql`
      insert into posts (author_id, type, status, content, client_key, published_at, parent_id, root_id, depth, space_id, community_id)
      select ${authors[Math.floor(random() * authors.length)]}, 'status', 'published', 'Words', 'grown-' || weft_id(),
        timestamptz '2026-03-01' + ${Math.floor(random() * 20)} * interval '1 second', p.id, coalesce(p.root_id, p.id), p.depth + 1,
        p.space_id, p.community_id
      from posts p where p.id = ${parent} and p.depth < 64 returning id`);
    if (row !== undefined) ids.push(row.id);
  }
  const some = (share: number) => ids.filter(() => random() < share);
  await db.rows(sql`
    update posts set status = 'deleted', content = '', deleted_at = now() where id = any(${some(0.25)}::bigint[])`);
  for (const likes of [1, 2, 3])
    await db.rows(sql`update post_stats set likes = ${likes} where post_id = any(${some(0.2)}::bigint[])`);
  return ids;
}
