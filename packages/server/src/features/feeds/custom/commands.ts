import { customFeedsAtMost, type FeedDefinition } from '@weft/contract/custom-feeds.ts';
import type { Transaction } from '../../../core/db/executor.ts';
import { sql } from '../../../core/db/statement.ts';
import { Problem } from '../../../core/http/problem.ts';
import type { MayReadFeeds } from '../queries.ts';
import { requireKnown } from './known.ts';
import type { MayUseFeed } from './queries.ts';
import { requireSense } from './sense.ts';

export interface SavedFeed extends FeedDefinition {
  readonly name: string;
  readonly description: string;
  readonly isDefault: boolean;
  readonly limit: number;
}
type Changes = { readonly [Key in keyof SavedFeed]?: SavedFeed[Key] | undefined } & {
  readonly version?: number | undefined;
};

/** Nobody else sees any of this, so no event tells of it. The last in one's order. */
export async function createFeed(
  tx: Transaction,
  { actor }: MayReadFeeds,
  feed: SavedFeed,
  now: Date,
): Promise<string> {
  requireSense(feed, now);
  await requireKnown(tx, actor, feed.groups);
  const { n, last } = await lockFeedsOf(tx, actor.userId);
  if (n >= customFeedsAtMost)
    throw new Problem('too_many_feeds', { members: { limit: customFeedsAtMost, use: n } });
  if (feed.isDefault) await noDefault(tx, actor.userId);
  const { name, description, isDefault, logic, sort, limit } = feed;
  const [row] = await tx.rows<{ id: string }>(sql`
    insert into custom_feeds (user_id, name, description, is_default, display_order, logic, sort, page_limit)
    values (${actor.userId}, ${name}, ${description}, ${isDefault}, ${last + 1}, ${logic}, ${sort}, ${limit})
    on conflict (user_id, lower(name)) do nothing returning id`);
  if (row === undefined) throw new Problem('feed_name_taken');
  await setFilters(tx, row.id, feed.groups);
  return row.id;
}

export async function updateFeed(
  tx: Transaction,
  { actor, subject }: MayUseFeed,
  { name, description, isDefault, logic, groups, sort, limit, version }: Changes,
  now: Date,
): Promise<void> {
  const feedId = subject.id;
  if (groups !== undefined) {
    requireSense({ groups, logic: 'AND', sort: 'recent' }, now);
    await requireKnown(tx, actor, groups);
  }
  await lockFeedsOf(tx, actor.userId);
  const [taken] = await tx.rows(sql`
    select from custom_feeds where user_id = ${actor.userId} and lower(name) = lower(${name ?? null}) and id <> ${feedId}`);
  if (taken !== undefined) throw new Problem('feed_name_taken');
  if (isDefault === true) await noDefault(tx, actor.userId);
  const changed = await tx.rows(sql`
    update custom_feeds
    set name = coalesce(${name ?? null}, name), description = coalesce(${description ?? null}, description),
      is_default = coalesce(${isDefault ?? null}, is_default), logic = coalesce(${logic ?? null}, logic),
      sort = coalesce(${sort ?? null}, sort), page_limit = coalesce(${limit ?? null}, page_limit), version = version + 1
    where id = ${feedId} and (${version ?? null}::bigint is null or version = ${version ?? null})
    returning id`);
  if (changed.length === 0) throw new Problem('conflict');
  if (groups !== undefined) await setFilters(tx, feedId, groups);
}

export async function deleteFeed(tx: Transaction, { subject }: MayUseFeed): Promise<void> {
  await tx.rows(sql`delete from custom_feeds where id = ${subject.id}`);
}

/** Whoever puts them in order has all of them before their eyes. */
export async function orderFeeds(
  tx: Transaction,
  { actor }: MayReadFeeds,
  feedIds: readonly string[],
): Promise<void> {
  const { n } = await lockFeedsOf(tx, actor.userId);
  const moved = await tx.rows(sql`
    update custom_feeds f set display_order = x.n - 1
    from unnest(${feedIds}::bigint[]) with ordinality x (id, n)
    where f.id = x.id and f.user_id = ${actor.userId} returning f.id`);
  if (moved.length !== n || feedIds.length !== n) throw new Problem('feeds_changed');
}

/** The lock under which one's feeds are counted, put in order and told apart. */
async function lockFeedsOf(tx: Transaction, userId: string): Promise<{ n: number; last: number }> {
  await tx.rows(sql`select from users where id = ${userId} for no key update`);
  const [found] = await tx.rows<{ n: number; last: number }>(sql`
    select count(*)::int as n, coalesce(max(display_order), -1) as last from custom_feeds where user_id = ${userId}`);
  return found ?? { n: 0, last: -1 };
}

async function noDefault(tx: Transaction, userId: string): Promise<void> {
  await tx.rows(sql`update custom_feeds set is_default = false where user_id = ${userId} and is_default`);
}

async function setFilters(tx: Transaction, feedId: string, groups: FeedDefinition['groups']): Promise<void> {
  await tx.rows(sql`delete from feed_filters where feed_id = ${feedId}`);
  const rows = groups.flatMap(({ operator, filters }, at) =>
    filters.map((filter, index) => ({ ...filter, group: at, groupOperator: operator, index })),
  );
  await tx.rows(sql`
    insert into feed_filters (feed_id, group_order, group_operator, display_order, negated, type, operator, value)
    select ${feedId}, x."group", x."groupOperator", x.index, x.negated, x.type, x.operator, x.value
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) x ("group" integer, "groupOperator" text, index integer,
      negated boolean, type text, operator text, value text[])`);
}
