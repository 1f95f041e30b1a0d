import { type ThreadSort, threadShape } from '@weft/contract/threads.ts';
import { id, time } from '@weft/contract/values.ts';
import { z } from 'zod';
import type { Executor } from '../../core/db/executor.ts';
import type { PostStatsRow, PostsRow } from '../../core/db/row-types.ts';
import { prepared, type Statement, sql } from '../../core/db/statement.ts';
import { isLegible, isPlacedUnder } from './readable.ts';

/** One place in a thread. */
export type Placed = Pick<PostsRow, 'id' | 'parent_id' | 'depth'> &
  Pick<PostStatsRow, 'likes' | 'replies'> & { readonly published_at: Date; readonly legible: boolean };

/** After which of its siblings one goes on: when it was published, or how many like it; and which it is. */
export type After = readonly [string | number, string];

interface Order {
  readonly cursor: z.ZodType<After>;
  readonly keyOf: (node: Placed) => After;
  /** Before the first of all. */
  readonly start: After;
  /** What has the order first, then of each what else is asked for, by its key (`offset 0`). */
  readonly tables: Statement;
  readonly under: Statement;
  readonly key: Statement;
  readonly type: Statement;
  readonly before: Statement;
  readonly by: Statement;
}

const timeKey = z.tuple([time, id]);
const byTime = {
  tables: sql`posts p cross join lateral (
    select s.likes, s.replies from post_stats s where s.post_id = p.id offset 0) n`,
  cursor: timeKey,
  keyOf: (node: Placed): After => [node.published_at.toISOString(), node.id],
  ...{ under: sql`p.parent_id`, key: sql`p.published_at, p.id`, type: sql`timestamptz` },
};
const lastId = '9223372036854775807';

/** Which likes come is not known: whoever reads on while they do may meet one twice, or not at all. */
export const orders: Readonly<Record<ThreadSort, Order>> = {
  oldest: {
    ...byTime,
    ...{ start: ['-infinity', '0'], before: sql`>`, by: sql`p.published_at, p.id` },
  },
  newest: {
    ...byTime,
    ...{ start: ['infinity', lastId], before: sql`<`, by: sql`p.published_at desc, p.id desc` },
  },
  likes: {
    tables: sql`post_stats n cross join lateral (
      select x.id, x.parent_id, x.depth, x.published_at, x.status, x.author_id from posts x where x.id = n.post_id offset 0) p`,
    cursor: z.tuple([z.int(), id]),
    keyOf: (node) => [node.likes, node.id],
    start: [2_147_483_647, lastId],
    ...{ under: sql`n.parent_id`, key: sql`n.likes, n.post_id`, type: sql`integer` },
    ...{ before: sql`<`, by: sql`n.likes desc, n.post_id desc` },
  },
};

/**
 * Which of a thread are shown, the outer ones first, until there are enough: the recursion goes on only as long as somebody
 * asks it for another row. Each node is read by the index that has its children in their order.
 */
export function findShown(
  db: Executor,
  readerId: string | null,
  { headId, sort, after, limit }: Piece,
): Promise<Placed[]> {
  const { tables, under, by, key, type, before } = orders[sort];
  const columns = sql`
    p.id, p.parent_id, p.depth, p.published_at, n.likes, n.replies, ${isLegible(readerId)} as legible`;
  const [at, last] = after ?? orders[sort].start;
  const [, ...levels] = threadShape.levels;
  return db.rows<Placed>(prepared(`thread-${sort}`)`
    with recursive shown as (
      (select ${columns}, 0 as level from ${tables}
       where ${under} = ${headId} and (${key}) ${before} (${at}::${type}, ${last}::bigint) and ${isPlacedUnder(readerId)}
       order by ${by} limit ${limit})
      union all
      select c.*, s.level + 1 from shown s cross join lateral (
        select ${columns} from ${tables} where ${under} = s.id and ${isPlacedUnder(readerId)}
        order by ${by} limit (${levels}::integer[])[s.level + 1]) c
      where s.level < ${levels.length}::integer)
    select p.id, p.parent_id, p.depth, p.published_at, p.likes, p.replies, p.legible
    from (select * from shown limit ${threadShape.nodes}) p cross join lateral (select p.likes, p.id as post_id) n
    order by p.level, ${by}`);
}

export interface Piece {
  readonly headId: string;
  readonly sort: ThreadSort;
  readonly after: After | null;
  readonly limit: number;
}

/** Of those, with the last of their children that is shown: which have others after it. */
export async function findGoingOn(
  db: Executor,
  readerId: string | null,
  sort: ThreadSort,
  nodes: readonly { readonly id: string; readonly last: After | null }[],
): Promise<Set<string>> {
  const { tables, under, key, type, before, start } = orders[sort];
  const keys = nodes.map(({ last }) => last ?? start);
  const rows = await db.rows<{ id: string }>(prepared(`thread-goes-on-${sort}`)`
    select s.id from unnest(${nodes.map((node) => node.id)}::bigint[], ${keys.map(([at]) => String(at))}::${type}[],
      ${keys.map(([, last]) => last)}::bigint[]) s (id, at, last)
    where exists (
      select from ${tables} where ${under} = s.id and (${key}) ${before} (s.at, s.last) and ${isPlacedUnder(readerId)}
      offset 0)`);
  return new Set(rows.map((row) => row.id));
}
