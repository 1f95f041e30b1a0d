import type { CustomFeed, FeedDefinition, FeedFilter } from '@weft/contract/custom-feeds.ts';
import type { Person } from '@weft/contract/people.ts';
import type { Executor } from '../../../core/db/executor.ts';
import type { CustomFeedsRow } from '../../../core/db/row-types.ts';
import { type Statement, sql } from '../../../core/db/statement.ts';
import { Problem } from '../../../core/http/problem.ts';
import type { User } from '../../../core/policy/actor.ts';
import type { Permit } from '../../../core/policy/policy.ts';
import { knowsOf } from '../../graph/readable.ts';
import { deep, readFeed } from '../find.ts';
import type { MayReadFeeds } from '../queries.ts';
import { readRanked } from '../ranking.ts';
import { compile } from './compile.ts';
import type { FeedFacts } from './policy.ts';

export type MayUseFeed = Permit<'feed.use', User, FeedFacts>;

interface FilterRow extends FeedFilter {
  readonly group: number;
  readonly groupOperator: 'AND' | 'OR';
}
type FeedRow = Omit<CustomFeedsRow, 'logic'> &
  Pick<FeedDefinition, 'logic'> & { readonly filters: FilterRow[] };

const selected = sql`
  select f.*, (
    select coalesce(jsonb_agg(jsonb_build_object('group', x.group_order, 'groupOperator', x.group_operator, 'type', x.type,
      'operator', x.operator, 'negated', x.negated, 'value', x.value) order by x.group_order, x.display_order), '[]')
    from feed_filters x where x.feed_id = f.id) as filters
  from custom_feeds f`;

function present(row: FeedRow): CustomFeed {
  const groups = [...Map.groupBy(row.filters, ({ group }) => group).values()].map((filters) => ({
    operator: filters[0]?.groupOperator ?? 'AND',
    filters: filters.map(({ type, operator, negated, value }) => ({ type, operator, negated, value })),
  }));
  const { id, name, description, logic, sort } = row;
  return {
    ...{ id, name, description, logic, groups, sort },
    ...{ isDefault: row.is_default, limit: row.page_limit, version: Number(row.version) },
    createdAt: row.created_at.toISOString(),
  };
}

async function readRow(db: Executor, where: Statement): Promise<FeedRow> {
  const [row] = await db.rows<FeedRow>(sql`${selected} where ${where}`);
  if (row === undefined) throw new Problem('not_found');
  return row;
}

/** The feed with whose it is: what a rule asks and what it shows come in one row. */
export async function findFeed(
  db: Executor,
  feedId: string,
): Promise<{ facts: FeedFacts; feed: CustomFeed }> {
  const row = await readRow(db, sql`f.id = ${feedId}`);
  return { facts: { id: row.id, ownerId: row.user_id }, feed: present(row) };
}

export async function listFeedsOf(db: Executor, { actor }: MayReadFeeds): Promise<CustomFeed[]> {
  const rows = await db.rows<FeedRow>(
    sql`${selected} where f.user_id = ${actor.userId} order by f.display_order, f.id`,
  );
  return rows.map(present);
}

/** Whom its filters name, so that a builder shows names. */
export async function readWithPeople(db: Executor, { actor, subject }: MayUseFeed) {
  const { feed } = await findFeed(db, subject.id);
  const named = feed.groups.flatMap(({ filters }) =>
    filters.flatMap(({ type, value }) =>
      type === 'author' ? value.flatMap((one) => (one.startsWith('user:') ? [one.slice(5)] : [])) : [],
    ),
  );
  const people =
    named.length === 0
      ? []
      : await db.rows<Person>(sql`
          select u.id, u.username, p.display_name as "displayName", p.avatar_media_id as avatar
          from users u join user_profiles p on p.user_id = u.id
          where u.id = any(${named}::bigint[]) and u.status = 'active' and ${knowsOf(actor.userId, sql`u.id`)}`);
  return { feed, people };
}

export interface Asked {
  readonly cursor?: string | undefined;
  readonly limit: number;
}

export function readDefined(
  db: Executor,
  { actor }: Permit<'feed.use' | 'feed.read', User, object>,
  definition: FeedDefinition,
  { name, page, now }: { readonly name: string | null; readonly page: Asked; readonly now: Date },
) {
  const wanted = compile(definition, { readerId: actor.userId, now });
  if (definition.sort === 'recent') return readFeed(db, actor, wanted, page, deep);
  return readRanked(db, actor, { wanted, by: definition.sort, name }, page);
}
