import { id } from '@weft/contract/values.ts';
import { z } from 'zod';
import type { Executor } from '../../core/db/executor.ts';
import { decodeCursor } from '../../core/http/cursor.ts';
import type { Wanted } from './parse.ts';
import type { Reach } from './reach.ts';
import {
  amongLatest,
  byIndex,
  byTime,
  type Depth,
  type Found,
  inDirect,
  type LookedRow,
  type Search,
} from './ways.ts';

const usual: Depth = { lookedAt: 2_000, lookedAtInEach: 200, onward: 5, further: 25 };

const foundKey = z.tuple([z.string().regex(/^\d{1,16}$/), id]);
const end = ['9223372036854775', '9223372036854775807'] as const;

/** The latest `count` of what is wanted and may be read, from a cursor on. */
export async function findMessages(
  db: Executor,
  reach: Reach,
  wanted: Wanted,
  cursor: string | undefined,
  count: number,
  depth: Depth = usual,
): Promise<Found[]> {
  const key = decodeCursor(foundKey, cursor) ?? end;
  const search = { reach, wanted, key, count, depth };
  const direct =
    reach.direct.length === 0 || reach.within !== null ? [] : await db.rows<Found>(inDirect(search));
  if (reach.communities.length === 0) return direct;
  const others = await findInCommunities(db, search);
  return [...direct, ...others].toSorted(latestFirst).slice(0, count);
}

async function findInCommunities(db: Executor, search: Search): Promise<readonly Found[]> {
  const { count } = search;
  const { found, left } = await look(db, search);
  const isPage = (some: readonly Found[]) => some.length >= count;
  // Fewer than asked for, with nothing left that was not looked at, is all there is.
  if (isPage(found) || left === undefined) return found;
  if (found.length * 4 >= count) {
    const onward = await db.rows<Found>(byTime(search, left.onward));
    if (isPage(onward)) return onward;
  }
  if (found.length * 8 >= count) {
    const recent = await db.rows<Found>(byIndex(search, left.often, left.further));
    if (isPage(recent)) return recent;
  }
  return db.rows<Found>(byIndex(search, left.often, null));
}

interface Looked {
  readonly found: readonly Found[];
  /** Undefined: there is no more than was looked at. */
  readonly left: Left | undefined;
}

interface Left {
  /** From when on it is looked for next. */
  readonly onward: Date;
  readonly further: Date;
  /** The word that is being typed may become many, and the others are few. */
  readonly often: boolean;
}

async function look(db: Executor, search: Search): Promise<Looked> {
  const rows = await db.rows<LookedRow>(amongLatest(search));
  const found = rows.flatMap(({ at, id: messageId }) =>
    at === null || messageId === null ? [] : { at, id: messageId },
  );
  const { onward = null, further = null, often = false } = rows.find(({ at }) => at === null) ?? {};
  return { found, left: onward === null || further === null ? undefined : { onward, further, often } };
}

const latestFirst = (a: Found, b: Found) =>
  compare(BigInt(b.at), BigInt(a.at)) || compare(BigInt(b.id), BigInt(a.id));
const compare = (a: bigint, b: bigint) => (a < b ? -1 : a > b ? 1 : 0);
