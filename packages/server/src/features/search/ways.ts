import { type Statement, sql } from '../../core/db/statement.ts';
import type { Wanted } from './parse.ts';
import type { Reach } from './reach.ts';

/** When it was sent, in microseconds, as the database has it; and which. */
export interface Found {
  readonly at: string;
  readonly id: string;
}

/**
 * So many of the latest are looked at, one by one. Where they hold a good part of a page, it goes on down the same index until
 * the page is full, through `onward` times the time that these were said in. Otherwise the index on the words is asked: where
 * they hold a few, in `further` times that time, and where that is no page either, or they hold hardly any, in all there was.
 * With more of each, searches for rare words take longer; with fewer, those for words of middling frequency: measured on a
 * million messages.
 */
export interface Depth {
  readonly lookedAt: number;
  /** In each community, however many there are. */
  readonly lookedAtInEach: number;
  readonly onward: number;
  readonly further: number;
}

/** The words of one beginning cost the index so much less each than a message costs that has to be looked at. */
const muchMore = 50;

export interface LookedRow {
  /** Null in the one row that tells of what was looked at. */
  readonly at: string | null;
  readonly id: string | null;
  readonly onward: Date | null;
  readonly further: Date | null;
  readonly often: boolean;
}

export interface Search {
  readonly reach: Reach;
  readonly wanted: Wanted;
  readonly key: readonly [string, string];
  readonly count: number;
  readonly depth: Depth;
}

const columns = sql`(extract(epoch from w.sent_at) * 1000000)::bigint::text as at, w.message_id as id`;
const order = sql`order by w.sent_at desc, w.message_id desc`;

/** Of the latest, which end where one community's do, and a row that tells of all that was looked at. */
export function amongLatest(search: Search): Statement {
  const { reach, count, depth } = search;
  const each = Math.max(depth.lookedAtInEach, Math.ceil(depth.lookedAt / reach.communities.length));
  return sql`
    with latest as materialized (
      select w.* from unnest(${reach.communities}::bigint[]) s (scope) cross join lateral (
        select w.* from message_words w where w.scope = s.scope and ${inTime(search)} ${order} limit ${each}) w
    ), looked as (
      select max(last) as until, max(first) as first,
        coalesce(sum(beginning) > ${muchMore} * greatest(sum(rest), 0.5), false) as often
      from (
        select case when count(*) = ${each} then min(sent_at) end as last, max(sent_at) as first,
          count(*) filter (where words @@ ${termsOf(search)}::tsquery) as rest,
          count(*) filter (where words @@ ${reach.begins}::tsquery) as beginning
        from latest group by scope) x
    ), found as (
      select ${columns} from latest w, looked
      where (looked.until is null or w.sent_at > looked.until)
        and ${holds(and(termsOf(search), reach.begins))} and ${isWithin(search)} and ${isRead(reach)}
      ${order} limit ${count}
    )
    select at, id, null as onward, null as further, false as often from found
    union all select null, null, until - ${depth.onward}::int * (first - until), until - ${depth.further}::int * (first - until),
      often from looked`;
}

/**
 * Down the index by time until there are enough, or that time is reached. `is true` keeps the planner from asking the index on the
 * words instead: for two that are each frequent it would read tens of thousands of entries.
 */
export function byTime(search: Search, since: Date): Statement {
  const { reach, count } = search;
  return sql`
    select ${columns} from unnest(${reach.communities}::bigint[]) s (scope) cross join lateral (
      select w.* from message_words w
      where w.scope = s.scope and ${inTime(search)} and w.sent_at >= ${since}
        and (${holds(and(termsOf(search), reach.begins))}) is true and ${isWithin(search)} and ${isRead(reach)}
      ${order} limit ${count}) w
    ${order} limit ${count}`;
}

/**
 * All of them, by the index on their words; who and where are words in it, too. The communities are not asked of it: most of
 * what there is may be in one of them. Words of one beginning are asked of it one by one: where they are very many it is looked
 * at what the other words leave.
 */
export function byIndex(search: Search, often: boolean, since: Date | null): Statement {
  const { reach, count } = search;
  const terms = termsOf(search);
  const left = often && terms !== '' && reach.begins !== '';
  const asked = left ? terms : and(terms, reach.begins);
  return sql`
    select ${columns} from (
      select w.* from message_words w
      where ${inIndex(search, asked)} and w.scope = any(${reach.communities}::bigint[]) and ${inTime(search)}
        ${since === null ? sql`` : sql`and w.sent_at >= ${since}`} and ${isRead(reach)}
      offset 0) w
    where ${holds(left ? reach.begins : '')}
    ${order} limit ${count}`;
}

/** Said among few: found by the conversation, which no channel holds, and then by the word that is being typed. */
export function inDirect(search: Search): Statement {
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
