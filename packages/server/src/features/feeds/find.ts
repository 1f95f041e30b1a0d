import { type PageQuery, pageLimit } from '@weft/contract/page.ts';
import { id, time } from '@weft/contract/values.ts';
import { z } from 'zod';
import type { Executor } from '../../core/db/executor.ts';
import type { Statement } from '../../core/db/statement.ts';
import { decodeCursor, encodeCursor } from '../../core/http/cursor.ts';
import type { User } from '../../core/policy/actor.ts';
import { hydrate } from '../posts/queries.ts';
import type { Sources, Wanted } from './wanted.ts';
import {
  amongLatest,
  endOfLatest,
  type Found,
  fromSources,
  type Given,
  type Limits,
  type Search,
} from './ways.ts';

/** How many of the latest are looked at before the sources are asked, and where there are none to ask. */
export interface Depth {
  readonly lookedAt: number;
  readonly lookedAtAlone: number;
  /** How many sources are read at first. */
  readonly read: number;
}

export const usual: Depth = { lookedAt: 1_500, lookedAtAlone: 10_000, read: 84 };
/** Where much of what is looked at does not fit, or many are wanted. */
export const deep: Depth = { lookedAt: 10_000, lookedAtAlone: 20_000, read: 84 };

const publishedKey = z.tuple([time, id]);
const lastId = '9223372036854775807';
const fromNow = ['infinity', lastId] as const;

/** The latest first. A page may hold fewer than asked for and go on: so much was looked through, and no more at once. */
export async function readFeed(
  db: Executor,
  actor: User,
  wanted: Wanted,
  { cursor, limit }: PageQuery,
  depth: Depth = usual,
) {
  const key = decodeCursor(publishedKey, cursor) ?? fromNow;
  const { found, goesOnAt } = await find(
    db,
    { readerId: actor.userId, wanted, key, count: limit + 1 },
    depth,
  );
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

/** The ids of so many of the latest, or of what was looked through. A tenth of them is found without asking the sources. */
export async function findSome(
  db: Executor,
  search: Omit<Search, 'key'>,
  depth: Depth = deep,
): Promise<readonly string[]> {
  const { sources } = search.wanted;
  const all = { ...search, key: fromNow };
  const enough = Math.ceil(search.count / 10);
  const latest = await db.rows<Found>(
    amongLatest(all, sources === null ? depth.lookedAtAlone : depth.lookedAt),
  );
  if (sources === null || latest.length >= enough) return latest.map((post) => post.id);
  const { found } = await findInSources(db, { ...all, count: enough }, sources, depth);
  return found.map((post) => post.id);
}

interface Looked {
  readonly found: readonly Found[];
  /** Undefined: what was found is all there is, or as many as were asked for. */
  readonly goesOnAt: Found | undefined;
}

async function find(db: Executor, search: Search, depth: Depth): Promise<Looked> {
  const { sources } = search.wanted;
  const lookedAt = sources === null ? depth.lookedAtAlone : depth.lookedAt;
  const latest = await db.rows<Found>(named(search, 'latest', amongLatest(search, lookedAt)));
  if (latest.length >= search.count) return { found: latest, goesOnAt: undefined };
  if (sources !== null) return findInSources(db, search, sources, depth);
  const [goesOnAt] = await db.rows<Found>(endOfLatest(search, lookedAt));
  return { found: latest, goesOnAt };
}

async function findInSources(
  db: Executor,
  search: Search,
  sources: Sources,
  { read, lookedAtAlone: lookedAt }: Depth,
): Promise<Looked> {
  const some = await ask(db, search, sources, { read, lookedAt });
  const { floor } = some;
  const isTrue =
    floor === null ||
    (some.found.length >= search.count && some.found.every((post) => post.published_at > floor));
  const { found, ended } = isTrue ? some : await ask(db, search, sources, { read: null, lookedAt });
  if (ended === null || (found.length >= search.count && found.every((post) => post.published_at > ended)))
    return { found, goesOnAt: undefined };
  return {
    found: found.filter((post) => post.published_at > ended),
    goesOnAt: { id: lastId, published_at: ended },
  };
}

async function ask(db: Executor, search: Search, sources: Sources, limits: Limits) {
  const given = await db.rows<Given>(named(search, 'sources', fromSources(search, sources, limits)));
  const end = given.find((row) => row.id === null);
  return {
    found: given.flatMap(({ id: postId, published_at }) =>
      postId === null || published_at === null ? [] : [{ id: postId, published_at }],
    ),
    floor: end?.floor ?? null,
    ended: end?.ended ?? null,
  };
}

/** What plans such a statement takes longer than what runs it: 11 ms of 25 from the sources. For pages of the usual size alone. */
function named({ wanted: { name }, count }: Search, way: string, statement: Statement): Statement {
  if (name === undefined || count !== pageLimit.default + 1) return statement;
  return { ...statement, name: `feed-${name}-${way}` };
}
