import { id } from '@weft/contract/values.ts';
import { z } from 'zod';
import type { Executor } from '../../core/db/executor.ts';
import { type Statement, sql } from '../../core/db/statement.ts';
import { decodeCursor } from '../../core/http/cursor.ts';
import type { Wanted } from './parse.ts';
import type { Reach } from './reach.ts';

/** When it was sent, in microseconds, as the database has it; and which. */
export interface Found {
  readonly at: string;
  readonly id: string;
}

/**
 * Of each community so many of the latest are looked at one by one. A word of which these hold a page is too frequent to be
 * taken from the index, all of it, and sorted; one of which they do not is rare enough for that. With more, every search
 * takes longer; with fewer, a word of middling frequency does: measured on a million messages.
 */
const lookedAt = 6_000;

/** The words of one beginning cost the index so much less each than a message costs that has to be looked at. */
const muchMore = 50;

const foundKey = z.tuple([z.string().regex(/^\d{1,16}$/), id]);
const end = ['9223372036854775', '9223372036854775807'] as const;

/** The latest `count` of what is wanted and may be read, from a cursor on. */
export async function findMessages(
  db: Executor,
  reach: Reach,
  wanted: Wanted,
  cursor: string | undefined,
  count: number,
): Promise<Found[]> {
  const key = decodeCursor(foundKey, cursor) ?? end;
  const search = { reach, wanted, key, count };
  const direct =
    reach.direct.length === 0 || reach.within !== null ? [] : await db.rows<Found>(inDirect(search));
  if (reach.communities.length === 0) return direct;
  const latest = await db.rows<Looked>(amongLatest(search));
  const found = latest.flatMap(({ at, id: messageId }) =>
    at === null || messageId === null ? [] : { at, id: messageId },
  );
  const [{ whole = false, often = false } = {}] = latest.filter(({ at }) => at === null);
  // Fewer than asked for, with nothing left that was not looked at, is all there is.
  const others = found.length >= count || whole ? found : await db.rows<Found>(byIndex(search, often));
  return [...direct, ...others].toSorted(latestFirst).slice(0, count);
}

interface Looked {
  /** Null in the one row that tells of what was looked at. */
  readonly at: string | null;
  readonly id: string | null;
  /** Nothing is left behind. */
  readonly whole: boolean;
  /** The word that is being typed may become many, and the others are few. */
  readonly often: boolean;
}

interface Search {
  readonly reach: Reach;
  readonly wanted: Wanted;
  readonly key: readonly [string, string];
  readonly count: number;
}

const latestFirst = (a: Found, b: Found) =>
  compare(BigInt(b.at), BigInt(a.at)) || compare(BigInt(b.id), BigInt(a.id));
const compare = (a: bigint, b: bigint) => (a < b ? -1 : a > b ? 1 : 0);

const columns = sql`(extract(epoch from w.sent_at) * 1000000)::bigint::text as at, w.message_id as id`;
const order = sql`order by w.sent_at desc, w.message_id desc`;

/** Of the latest, which end where one community's do, and a row that tells of all that was looked at. */
function amongLatest(search: Search): Statement {
  const { reach, count } = search;
  const each = Math.max(300, Math.ceil(lookedAt / reach.communities.length));
  return sql`
    with latest as materialized (
      select w.* from unnest(${reach.communities}::bigint[]) s (scope) cross join lateral (
        select w.* from message_words w where w.scope = s.scope and ${inTime(search)} ${order} limit ${each}) w
    ), looked as (
      select max(last) as until, coalesce(sum(beginning) > ${muchMore} * greatest(sum(rest), 0.5), false) as often from (
        select case when count(*) = ${each} then min(sent_at) end as last,
          count(*) filter (where words @@ ${termsOf(search)}::tsquery) as rest,
          count(*) filter (where words @@ ${reach.begins}::tsquery) as beginning
        from latest group by scope) x
    ), found as (
      select ${columns} from latest w, looked
      where (looked.until is null or w.sent_at > looked.until)
        and ${holds(and(termsOf(search), reach.begins))} and ${isWithin(search)} and ${isRead(reach)}
      ${order} limit ${count}
    )
    select at, id, false as whole, false as often from found
    union all select null, null, until is null, often from looked`;
}

/**
 * All of them, by the index on their words; who and where are words in it, too. The communities are not asked of it: most of
 * what there is may be in one of them. Words of one
 * beginning are asked of it one by one: where they are very many it is looked at what the other words leave.
 */
function byIndex(search: Search, often: boolean): Statement {
  const { reach, count } = search;
  const terms = termsOf(search);
  const left = often && terms !== '' && reach.begins !== '';
  const asked = left ? terms : and(terms, reach.begins);
  return sql`
    select ${columns} from (
      select w.* from message_words w
      where ${inIndex(search, asked)} and w.scope = any(${reach.communities}::bigint[]) and ${inTime(search)}
        and ${isRead(reach)}
      offset 0) w
    where ${holds(left ? reach.begins : '')}
    ${order} limit ${count}`;
}

/** Said among few: found by the conversation, which no channel holds, and then by the word that is being typed. */
function inDirect(search: Search): Statement {
  const { reach, count } = search;
  const scopes = reach.direct.map((scope) => `':s${scope}'`).join(' | ');
  const terms = termsOf(search);
  return sql`
    select ${columns} from (
      select w.* from message_words w
      where ${terms === '' ? sql`w.scope = any(${reach.direct}::bigint[])` : sql`w.words @@ ${and(terms, scopes)}::tsquery`}
        and ${inTime(search)}
      offset 0) w
    where ${holds(reach.begins)}
    ${order} limit ${count}`;
}

const and = (...parts: readonly string[]) =>
  parts
    .filter((part) => part !== '')
    .map((part) => `(${part})`)
    .join(' & ');

/** Where nothing is asked of them, all do. */
const holds = (terms: string): Statement => (terms === '' ? sql`true` : sql`w.words @@ ${terms}::tsquery`);

/** Words and those filters that are words in the index. */
function termsOf({ reach, wanted }: Search): string {
  return and(
    reach.query,
    reach.authors.map((author) => `':a${author}'`).join(' | '),
    ...wanted.has.map((kind) => `':${kind}'`),
  );
}

function inTime({ wanted, key: [at, last] }: Search): Statement {
  const { before, after } = wanted;
  return sql`
    (w.sent_at, w.message_id) < (timestamptz 'epoch' + ${at}::bigint * interval '1 microsecond', ${last}::bigint)
    ${before === null ? sql`` : sql`and w.sent_at < ${before}::timestamptz`}
    ${after === null ? sql`` : sql`and w.sent_at >= ${after}::timestamptz`}`;
}

/** Said in a channel that one may read, or in a thread that was carried to one. */
function isRead({ channels, carried: { conversations, roots } }: Reach): Statement {
  const here = sql`w.channel_id = any(${channels.map(({ id: channelId }) => channelId)}::bigint[])`;
  if (conversations.length === 0) return here;
  return sql`(${here} or w.conversation_id = any(${conversations}::bigint[]) or w.message_id = any(${roots}::bigint[]))`;
}

function isWithin({ reach: { within } }: Search): Statement {
  if (within === null) return sql`true`;
  const { channels, carried } = within;
  return sql`(w.channel_id = any(${channels}::bigint[]) or w.conversation_id = any(${carried.conversations}::bigint[])
    or w.message_id = any(${carried.roots}::bigint[]))`;
}

/** The same for the index. The roots of what was carried there bear no word of it: they are few, and found by themselves. */
function inIndex({ reach: { within } }: Search, terms: string): Statement {
  if (within === null) return holds(terms);
  const places = [
    ...within.channels.map((channel) => `':h${channel}'`),
    ...within.carried.conversations.map((conversation) => `':v${conversation}'`),
  ].join(' | ');
  const there = sql`w.words @@ ${and(terms, places)}::tsquery`;
  if (within.carried.roots.length === 0) return there;
  return sql`(${there} or w.message_id = any(${within.carried.roots}::bigint[]) and ${holds(terms)})`;
}
