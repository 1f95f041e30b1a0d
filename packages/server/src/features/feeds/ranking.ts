import { id } from '@weft/contract/values.ts';
import { z } from 'zod';
import type { Executor } from '../../core/db/executor.ts';
import { type Statement, sql } from '../../core/db/statement.ts';
import { decodeCursor, encodeCursor } from '../../core/http/cursor.ts';
import { Problem } from '../../core/http/problem.ts';
import type { User } from '../../core/policy/actor.ts';
import { hydrate } from '../posts/queries.ts';
import { isReadableRoot } from '../posts/readable.ts';
import { engagement } from './counts.ts';
import { findSome } from './find.ts';
import { isHeard, type Wanted } from './wanted.ts';

export interface Ranking {
  readonly wanted: Wanted;
  readonly by: 'popular' | 'engagement';
  /** Whose cursors belong to it; null: it is looked at once, and not kept. */
  readonly name: string | null;
}

/** So many are put in order: of the latest that are wanted. What is older than those was popular once. */
const rankedAtMost = 1_000;
const keptMinutes = 10;
const rankedKey = z.tuple([z.literal('r'), id, z.int().min(1).max(rankedAtMost)]);

/**
 * The most liked, or the most discussed, first. That order moves while one reads: the first page keeps it, and the others are
 * pages of what was kept. What may not be read any more meanwhile is left out.
 */
export async function readRanked(
  db: Executor,
  actor: User,
  ranking: Ranking,
  { cursor, limit }: { readonly cursor?: string | undefined; readonly limit: number },
) {
  const key = decodeCursor(rankedKey, cursor);
  const { rankingId, at, ids, more } =
    key === undefined
      ? await rank(db, actor, ranking, limit)
      : await readKept(db, actor, ranking.name, { rankingId: key[1], at: key[2], limit });
  const nextCursor = more && rankingId !== null ? encodeCursor(['r', rankingId, at + limit]) : null;
  return { items: await hydrate(db, actor, ids), nextCursor };
}

interface Slice {
  readonly rankingId: string | null;
  readonly at: number;
  readonly ids: readonly string[];
  readonly more: boolean;
}

const orders: Readonly<Record<Ranking['by'], Statement>> = {
  popular: sql`n.likes desc, p.published_at desc, p.id desc`,
  engagement: sql`${engagement} desc, p.published_at desc, p.id desc`,
};

/** Puts in order and keeps what there is more of than one page, in one statement. */
async function rank(
  db: Executor,
  { userId }: User,
  { wanted, by, name }: Ranking,
  limit: number,
): Promise<Slice> {
  const found = await findSome(db, { readerId: userId, wanted, count: rankedAtMost });
  const [row] = await db.rows<{ id: string | null; ids: string[] }>(sql`
    with ranked as (
      select array_agg(p.id order by ${orders[by]}) as ids
      from posts p join post_stats n on n.post_id = p.id where p.id = any(${found}::bigint[])
    ), kept as (
      insert into feed_rankings (user_id, feed, post_ids, expires_at)
      select ${userId}, ${name}, ids, now() + make_interval(mins => ${keptMinutes}) from ranked
      where cardinality(ids) > ${limit} and ${name}::text is not null
      returning id
    )
    select (select id from kept) as id, coalesce(ids[1:${limit}::int], '{}')::text[] as ids from ranked`);
  return { rankingId: row?.id ?? null, at: 0, ids: row?.ids ?? [], more: row?.id != null };
}

async function readKept(
  db: Executor,
  { userId }: User,
  name: string | null,
  { rankingId, at, limit }: { readonly rankingId: string; readonly at: number; readonly limit: number },
): Promise<Slice> {
  const [row] = await db.rows<{ feed: string; ids: string[]; more: boolean }>(sql`
    select r.feed, cardinality(r.post_ids) > ${at + limit}::int as more, array(
      select p.id from unnest(r.post_ids[${at + 1}::int:${at + limit}::int]) with ordinality x (id, n)
      join posts p on p.id = x.id
      where p.status = 'published' and ${isHeard(userId)} and ${isReadableRoot(userId)} order by x.n)::text[] as ids
    from feed_rankings r where r.id = ${rankingId} and r.user_id = ${userId} and r.expires_at > now()`);
  if (row === undefined) throw new Problem('ranking_expired');
  if (row.feed !== name) throw new Problem('invalid_cursor');
  return { rankingId, at, ids: row.ids, more: row.more };
}

export async function forgetRankings(db: Executor): Promise<void> {
  await db.rows(sql`delete from feed_rankings where expires_at < now()`);
}
