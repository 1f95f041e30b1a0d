import type { PageQuery } from '@weft/contract/page.ts';
import { id, time } from '@weft/contract/values.ts';
import { z } from 'zod';
import type { Executor } from '../../core/db/executor.ts';
import { decodeCursor, encodeCursor } from '../../core/http/cursor.ts';
import type { User } from '../../core/policy/actor.ts';
import { hydrate } from '../posts/queries.ts';
import type { Sources, Wanted } from './wanted.ts';
import { amongLatest, endOfLatest, type Found, fromSources, type Search } from './ways.ts';

/** How many of the latest are looked at before the sources are asked, and where there are none to ask. */
export interface Depth {
  readonly lookedAt: number;
  readonly lookedAtAlone: number;
  /** How many sources are read at first. */
  readonly read: number;
}

export const usual: Depth = { lookedAt: 1_500, lookedAtAlone: 10_000, read: 84 };

const publishedKey = z.tuple([time, id]);
const fromNow = ['infinity', '9223372036854775807'] as const;

/** The latest first. A page may hold fewer than asked for and go on: so much was looked through, and no more at once. */
export async function readFeed(
  db: Executor,
  actor: User,
  wanted: Wanted,
  { cursor, limit }: PageQuery,
  depth: Depth = usual,
) {
  const key = decodeCursor(publishedKey, cursor) ?? fromNow;
  const search = { readerId: actor.userId, wanted, key, count: limit + 1 };
  const { found, goesOnAt } = await find(db, search, depth);
  const shown = found.slice(0, limit);
  const last = found.length > limit ? shown.at(-1) : goesOnAt;
  return {
    items: await hydrate(
      db,
      actor,
      shown.map((post) => post.id),
    ),
    nextCursor: last === undefined ? null : encodeCursor([last.published_at.toISOString(), last.id]),
  };
}

interface Looked {
  readonly found: readonly Found[];
  /** Undefined: what was found is all there is, or as many as were asked for. */
  readonly goesOnAt: Found | undefined;
}

async function find(db: Executor, search: Search, depth: Depth): Promise<Looked> {
  const { sources } = search.wanted;
  const lookedAt = sources === null ? depth.lookedAtAlone : depth.lookedAt;
  const latest = await db.rows<Found>(amongLatest(search, lookedAt));
  if (latest.length >= search.count) return { found: latest, goesOnAt: undefined };
  if (sources !== null)
    return { found: await findInSources(db, search, sources, depth.read), goesOnAt: undefined };
  const [goesOnAt] = await db.rows<Found>(endOfLatest(search, lookedAt));
  return { found: latest, goesOnAt };
}

async function findInSources(
  db: Executor,
  search: Search,
  sources: Sources,
  read: number,
): Promise<readonly Found[]> {
  const found = await db.rows<Found & { readonly floor: Date | null }>(fromSources(search, sources, read));
  const floor = found[0]?.floor ?? null;
  const last = found.length < search.count ? undefined : found.at(-1);
  // With nothing found there is no row to say whether there was a floor.
  if (found.length > 0 && (floor === null || (last !== undefined && last.published_at > floor))) return found;
  return db.rows<Found>(fromSources(search, sources, null));
}
