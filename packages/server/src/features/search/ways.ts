import { type Statement, sql } from '../../core/db/statement.ts';
import type { Wanted } from './parse.ts';

/** When it was said, in microseconds, as the database has it; and which. */
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
  /** Where the rule of who reads is asked one by one: of so many of what the index has, and no more at once. */
  readonly asked: number;
}

export const usual: Depth = {
  ...{ lookedAt: 2_000, lookedAtInEach: 200, onward: 5, further: 25, asked: 2_000 },
};

/** The words of one beginning cost the index so much less each than a message costs that has to be looked at. */
const muchMore = 50;

/** A table of words, and what of it somebody may find. Statements are about a row `w`. */
export interface Among {
  readonly table: Statement;
  readonly at: Statement;
  readonly id: Statement;
  /** Each is looked through by itself from the latest on; `s.scope` is one of them. */
  readonly scopes: readonly string[];
  readonly isOf: Statement;
  readonly isOfAny: Statement;
  readonly groupedBy: Statement;
  /** What the row itself says: whether it may be read, whether it is where it is looked for; with words, by the index. */
  readonly isHere: Statement;
  readonly isWithin: Statement;
  readonly inIndex: (terms: string) => Statement;
  /** What else decides whether it may be read: asked of few, the latest first. Null: nothing does. */
  readonly isRead: ((id: Statement) => Statement) | null;
  /** Further words of the index, that no text holds. */
  readonly marks: string;
}

export interface Search {
  readonly among: Among;
  readonly wanted: Pick<Wanted, 'has' | 'before' | 'after'>;
  /** The words as a tsquery, the one that may still be typed apart; and who said it. */
  readonly query: string;
  readonly begins: string;
  readonly authors: readonly string[];
  readonly key: readonly [string, string];
  readonly count: number;
  readonly depth: Depth;
}

export interface LookedRow {
  /** Null in the one row that tells of what was looked at. */
  readonly at: string | null;
  readonly id: string | null;
  readonly onward: Date | null;
  readonly further: Date | null;
  readonly often: boolean;
  /** How many of those looked at fit, whether they may be read or not. */
  readonly fit: number;
}

const columns = sql`(extract(epoch from w.at) * 1000000)::bigint::text as at, w.id`;
const order = sql`order by w.at desc, w.id desc`;
const keyOf = ({ among: { at, id } }: Search) => sql`w.${at} as at, w.${id} as id`;
const orderOf = ({ among: { at, id } }: Search) => sql`order by w.${at} desc, w.${id} desc`;

/** Of the latest, which end where one scope's do, and a row that tells of all that was looked at. */
export function amongLatest(search: Search): Statement {
  const { among, begins, count, depth } = search;
  const { table, at, scopes } = among;
  const each = Math.max(depth.lookedAtInEach, Math.ceil(depth.lookedAt / scopes.length));
  return sql`
    with latest as materialized (
      select w.* from unnest(${scopes}::bigint[]) s (scope) cross join lateral (
        select w.* from ${table} w where ${among.isOf} and ${inTime(search)} ${orderOf(search)} limit ${each}) w
    ), looked as (
      select max(last) as until, max(first) as first,
        coalesce(sum(beginning) > ${muchMore} * greatest(sum(rest), 0.5), false) as often
      from (
        select case when count(*) = ${each} then min(${at}) end as last, max(${at}) as first,
          count(*) filter (where words @@ ${termsOf(search)}::tsquery) as rest,
          count(*) filter (where words @@ ${begins}::tsquery) as beginning
        from latest group by ${among.groupedBy}) x
    ), fit as (
      select ${keyOf(search)} from latest w, looked
      where (looked.until is null or w.${at} > looked.until)
        and ${holds(and(termsOf(search), begins))} and ${among.isWithin} and ${among.isHere}
    ), found as (
      select ${columns} from (select * from fit w ${order} offset 0) w
      where ${isRead(search, sql`w.id`)} ${order} limit ${count}
    )
    select at, id, null as onward, null as further, false as often, 0 as fit from found
    union all select null, null, until - ${depth.onward}::int * (first - until), until - ${depth.further}::int * (first - until),
      often, (select count(*)::int from fit) from looked`;
}

/**
 * Down the index by time until there are enough, or that time is reached. `is true` keeps the planner from asking the index on the
 * words instead: for two that are each frequent it would read tens of thousands of entries.
 */
export function byTime(search: Search, since: Date): Statement {
  const { among, begins, count } = search;
  return sql`
    select ${columns} from unnest(${among.scopes}::bigint[]) s (scope) cross join lateral (
      select ${keyOf(search)} from ${among.table} w
      where ${among.isOf} and ${inTime(search)} and w.${among.at} >= ${since}
        and (${holds(and(termsOf(search), begins))}) is true and ${among.isWithin} and ${among.isHere}
        and ${isRead(search, sql`w.${among.id}`)}
      ${orderOf(search)} limit ${count}) w
    ${order} limit ${count}`;
}

/**
 * All of them, by the index on their words; who and where are words in it, too. The communities are not asked of it: most of
 * what there is may be in one of them. Words of one beginning are asked of it one by one: where they are very many it is looked
 * at what the other words leave.
 */
export function byIndex(search: Search, often: boolean, since: Date | null): Statement {
  const { count } = search;
  return sql`
    select ${columns} from (${fromIndex(search, often, since)}) w
    where ${isRead(search, sql`w.id`)} ${order} limit ${count}`;
}

/** The last of those that the rule was asked of, where there are more. */
export function endOfIndex(search: Search, often: boolean): Statement {
  const { asked } = search.depth;
  return sql`select ${columns} from (${fromIndex(search, often, null)}) w ${order} offset ${asked - 1} limit 1`;
}

/** `offset 0`: not down the index by time, where there are words to ask for. */
function fromIndex(search: Search, often: boolean, since: Date | null): Statement {
  const { among, begins, depth } = search;
  const terms = termsOf(search);
  const left = often && terms !== '' && begins !== '';
  const asked = left ? terms : and(terms, begins);
  return sql`
    select ${keyOf(search)} from (
      select w.* from ${among.table} w
      where ${among.inIndex(asked)} and ${among.isOfAny} and ${inTime(search)}
        ${since === null ? sql`` : sql`and w.${among.at} >= ${since}`} and ${among.isHere}
      ${asked === '' && among.isRead !== null ? sql`` : sql`offset 0`}) w
    where ${holds(left ? begins : '')}
    ${orderOf(search)} ${among.isRead === null ? sql`offset 0` : sql`limit ${depth.asked}`}`;
}

export const and = (...parts: readonly string[]) =>
  parts
    .filter((part) => part !== '')
    .map((part) => `(${part})`)
    .join(' & ');

/** Where nothing is asked of them, all do. */
export const holds = (terms: string): Statement =>
  terms === '' ? sql`true` : sql`w.words @@ ${terms}::tsquery`;

/** Words and those filters that are words in the index. */
export function termsOf({ among, query, authors, wanted }: Search): string {
  return and(query, oneOf('a', authors), ...wanted.has.map((kind) => `':${kind}'`), among.marks);
}

/** One of these marks, by their letter. */
export const oneOf = (letter: string, ids: readonly string[]) =>
  ids.map((id) => `':${letter}${id}'`).join(' | ');

export function inTime({ among: { at, id }, wanted, key: [from, last] }: Search): Statement {
  const { before, after } = wanted;
  return sql`
    (w.${at}, w.${id}) < (timestamptz 'epoch' + ${from}::bigint * interval '1 microsecond', ${last}::bigint)
    ${before === null ? sql`` : sql`and w.${at} < ${before}::timestamptz`}
    ${after === null ? sql`` : sql`and w.${at} >= ${after}::timestamptz`}`;
}

const isRead = ({ among }: Search, id: Statement) => among.isRead?.(id) ?? sql`true`;
