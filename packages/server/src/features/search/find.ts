import { id } from '@weft/contract/values.ts';
import { z } from 'zod';
import type { Executor } from '../../core/db/executor.ts';
import { decodeCursor } from '../../core/http/cursor.ts';
import { amongMessages, inDirect } from './among-messages.ts';
import { amongPosts } from './among-posts.ts';
import type { Wanted } from './parse.ts';
import type { Reach } from './reach.ts';
import {
  amongLatest,
  and,
  byIndex,
  byTime,
  type Depth,
  endOfIndex,
  type Found,
  type LookedRow,
  type Search,
  usual,
} from './ways.ts';

const foundKey = z.tuple([z.string().regex(/^\d{1,16}$/), id]);
const end = ['9223372036854775', '9223372036854775807'] as const;

/** What is looked for, and from where on. */
export interface Hunt {
  readonly reach: Reach;
  readonly wanted: Wanted;
  readonly cursor: string | undefined;
  readonly count: number;
  readonly depth?: Depth | undefined;
}

export interface Caught {
  readonly found: readonly Found[];
  /** The rule was asked of so many, down to this one; undefined: what was found is all there is, or as many as were asked for. */
  readonly goesOnAt: Found | undefined;
}

/** The latest of what is wanted and may be read, from a cursor on. */
export async function findMessages(db: Executor, hunt: Hunt): Promise<readonly Found[]> {
  const { reach, count } = hunt;
  // What is looked for in spaces alone is no message.
  if (reach.within !== null && reach.within.channels.length === 0) return [];
  const search = { ...searchOf(hunt), among: amongMessages(reach) };
  const direct =
    reach.direct.length === 0 || reach.within !== null
      ? []
      : await db.rows<Found>(inDirect(search, reach.direct));
  if (reach.communities.length === 0) return direct;
  const { found } = await find(db, search);
  return [...direct, ...found].toSorted(latestFirst).slice(0, count);
}

export async function findPosts(
  db: Executor,
  hunt: Hunt,
  reader: {
    readonly userId: string;
    readonly communityId: string | null;
    readonly scopes: () => Promise<string>;
  },
): Promise<Caught> {
  const { reach } = hunt;
  if (reach.within !== null && reach.within.spaces.length === 0) return { found: [], goesOnAt: undefined };
  const among = amongPosts(reader.userId, reach, reader.communityId);
  return find(db, { ...searchOf(hunt), among }, reader.scopes);
}

function searchOf({ reach, wanted, cursor, count, depth = usual }: Hunt): Omit<Search, 'among'> {
  const key = decodeCursor(foundKey, cursor) ?? end;
  const { query, begins, authors } = reach;
  return { wanted, query, begins, authors, key, count, depth };
}

/** `scopes`: the places that one reads, as words of the index; asked for where little of what fits may be read. */
async function find(db: Executor, search: Search, scopes = async () => ''): Promise<Caught> {
  const { count } = search;
  const { found, left } = await look(db, search);
  const isPage = (some: readonly Found[]) => some.length >= count;
  const all = (some: readonly Found[]) => ({ found: some, goesOnAt: undefined });
  // Fewer than asked for, with nothing left that was not looked at, is all there is.
  if (isPage(found) || left === undefined) return all(found);
  if (found.length * 4 >= count) {
    const onward = await db.rows<Found>(byTime(search, left.onward));
    if (isPage(onward)) return all(onward);
  }
  const marks = left.fit > 10 * found.length + 20 ? await scopes() : '';
  const narrowed = { ...search, among: { ...search.among, marks: and(search.among.marks, marks) } };
  if (found.length * 8 >= count) {
    const recent = await db.rows<Found>(byIndex(narrowed, left.often, left.further));
    if (isPage(recent)) return all(recent);
  }
  const last = await db.rows<Found>(byIndex(narrowed, left.often, null));
  if (isPage(last) || search.among.isRead === null) return all(last);
  const [goesOnAt] = await db.rows<Found>(endOfIndex(narrowed, left.often));
  return { found: last, goesOnAt };
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
  readonly fit: number;
}

async function look(db: Executor, search: Search): Promise<Looked> {
  const rows = await db.rows<LookedRow>(amongLatest(search));
  const found = rows.flatMap(({ at, id: foundId }) =>
    at === null || foundId === null ? [] : { at, id: foundId },
  );
  const { onward = null, further = null, often = false, fit = 0 } = rows.find(({ at }) => at === null) ?? {};
  return { found, left: onward === null || further === null ? undefined : { onward, further, often, fit } };
}

const latestFirst = (a: Found, b: Found) =>
  compare(BigInt(b.at), BigInt(a.at)) || compare(BigInt(b.id), BigInt(a.id));
const compare = (a: bigint, b: bigint) => (a < b ? -1 : a > b ? 1 : 0);
