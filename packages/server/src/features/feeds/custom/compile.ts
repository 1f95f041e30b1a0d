import type { FeedDefinition, FeedFilter } from '@weft/contract/custom-feeds.ts';
import { type Statement, sql } from '../../../core/db/statement.ts';
import { counted, engagement } from '../counts.ts';
import { bears, followedBy, isHeard, type Sources, type Wanted } from '../wanted.ts';
import { momentOf } from './sense.ts';

/** Who asks, and when: days are counted back from then. */
export interface Asking {
  readonly readerId: string;
  readonly now: Date;
}

/** One condition on a root `p`, every value of it a parameter. It was looked at for sense when it was saved. */
export function compile({ logic, groups }: Pick<FeedDefinition, 'logic' | 'groups'>, asking: Asking): Wanted {
  const parts = groups.map(({ operator, filters }) => ({
    operator,
    weighed: filters.map((filter) => ({
      condition: conditionOf(filter, asking),
      cost: costs[filter.type],
    })),
  }));
  const all = partsOf(logic, parts);
  const sources = between(
    logic,
    groups.map(({ operator, filters }) =>
      between(
        operator,
        filters.map((filter) => sourcesOf(filter, asking)),
      ),
    ),
  );
  const plain = all.filter(({ cost }) => cost === 0).map(({ condition }) => condition);
  const which = [isHeard(asking.readerId), ...plain].reduce((one, other) => sql`${one} and ${other}`);
  return {
    which,
    besides: joined(
      'AND',
      all.filter(({ cost }) => cost > 0),
    ),
    sources,
  };
}

interface Weighed {
  readonly condition: Statement;
  readonly cost: number;
}

/** What is looked up for each post goes last: a planner believes that a look at another table costs what a list in memory does. */
const costs: Readonly<Record<FeedFilter['type'], number>> = {
  ...{ post_type: 0, date_range: 0, author: 1, tag: 2, engagement: 3 },
};

interface Part {
  readonly operator: 'AND' | 'OR';
  readonly weighed: readonly Weighed[];
}

/** What must hold all together. */
function partsOf(logic: 'AND' | 'OR', parts: readonly Part[]): readonly Weighed[] {
  const asOne = ({ operator, weighed }: Part): Weighed => ({
    condition: joined(operator, weighed),
    cost: Math.max(1, ...weighed.map(({ cost }) => cost)),
  });
  if (logic === 'OR' && parts.length > 1) return [asOne({ operator: logic, weighed: parts.map(asOne) })];
  return parts.flatMap((part) =>
    part.operator === 'AND' || part.weighed.length === 1 ? part.weighed : [asOne(part)],
  );
}

/** The cheapest first. Only `case` is sure to be asked in the order in which it is written. */
function joined(operator: 'AND' | 'OR', weighed: readonly Weighed[]): Statement {
  const [first, ...others] = weighed.toSorted((one, other) => one.cost - other.cost);
  if (first === undefined) return sql`true`;
  return others.reduce(
    (before, { condition }) =>
      operator === 'AND'
        ? sql`case when ${before} then ${condition} else false end`
        : sql`case when ${before} then true else ${condition} end`,
    first.condition,
  );
}

function conditionOf(filter: FeedFilter, asking: Asking): Statement {
  const fits = fitting[filter.type](filter, asking);
  return filter.negated !== (filter.operator === 'not_equals') ? sql`not ${fits}` : fits;
}

const fitting: Readonly<Record<FeedFilter['type'], (filter: FeedFilter, asking: Asking) => Statement>> = {
  post_type: ({ value }) => sql`(p.type = any(${value}::text[]))`,
  author: ({ value }, asking) => sql`(p.author_id in (${authorsIn(value, asking)}))`,
  tag: ({ operator, value }) => bears(operator === 'contains' ? tagsWith(value) : tagsOf(value)),
  date_range: ({ operator, value }, { now }) => {
    const [begin, end] = value.map((one) => momentOf(one, now));
    if (operator === 'in_range')
      return sql`(p.published_at >= ${begin}::timestamptz and p.published_at <= ${end}::timestamptz)`;
    return operator === 'greater_than'
      ? sql`(p.published_at > ${begin}::timestamptz)`
      : sql`(p.published_at < ${begin}::timestamptz)`;
  },
  engagement: ({ operator, value: [measure = 'all', least, most] }) => {
    const n = sql`(select ${counted[measure] ?? engagement} from post_stats n where n.post_id = p.id)`;
    if (operator === 'in_range') return sql`(${n} between ${Number(least)}::int and ${Number(most)}::int)`;
    const by = operator === 'greater_than' ? sql`>` : operator === 'less_than' ? sql`<` : sql`=`;
    return sql`(${n} ${by} ${Number(least)}::int)`;
  },
};

function authorsIn(value: readonly string[], asking: Asking): Statement {
  return value.map((one) => authorsNamed(one, asking)).reduce((one, other) => sql`${one} union all ${other}`);
}

/** A list counts while it is one's own. */
function authorsNamed(one: string, { readerId }: Asking): Statement {
  if (one === 'me') return sql`select ${readerId}::bigint as id`;
  if (one === 'following') return followedBy(readerId);
  if (one === 'friends')
    return sql`select user_id_2 as id from friendships where user_id_1 = ${readerId}
      union all select user_id_1 from friendships where user_id_2 = ${readerId}`;
  const named = one.slice(5);
  if (one.startsWith('user:')) return sql`select ${named}::bigint as id`;
  return sql`select k.user_id as id from list_members k join user_lists l on l.id = k.list_id
    where l.id = ${named} and l.user_id = ${readerId}`;
}

const tagsOf = (names: readonly string[]): Statement =>
  sql`select id from tags where lower(name) in (select lower(n) from unnest(${names}::text[]) n)`;
const tagsWith = (parts: readonly string[]): Statement =>
  sql`select t.id from tags t, unnest(${parts}::text[]) n where strpos(lower(t.name), lower(n)) > 0`;

/** Where all that fits is to be found, if it can be said. */
function sourcesOf(filter: FeedFilter, asking: Asking): Sources | null {
  if (filter.negated !== (filter.operator === 'not_equals') || filter.operator === 'contains') return null;
  if (filter.type === 'tag') return { tags: tagsOf(filter.value) };
  if (filter.type === 'post_type') return { types: sql`select unnest(${filter.value}::text[]) as id` };
  return filter.type === 'author' ? { authors: authorsIn(filter.value, asking) } : null;
}

/** Where all must hold, the fewest of one of them will do; where any may, all are needed. */
function between(operator: 'AND' | 'OR', parts: readonly (Sources | null)[]): Sources | null {
  if (operator === 'AND') return parts.toSorted((one, other) => costOf(one) - costOf(other))[0] ?? null;
  return parts.reduce<Sources | null>((one, other) => merged(one, other), parts.length === 0 ? null : {});
}

const costOf = (sources: Sources | null): number => {
  if (sources === null) return 9;
  return (
    (sources.types === undefined ? 0 : 4) +
    (sources.authors === undefined ? 0 : 2) +
    (sources.tags === undefined ? 0 : 1)
  );
};

function merged(one: Sources | null, other: Sources | null): Sources | null {
  if (one === null || other === null) return null;
  const both: { -readonly [Kind in keyof Sources]: Statement } = { ...one };
  for (const kind of ['authors', 'spaces', 'tags', 'types'] as const) {
    const [here, there] = [one[kind], other[kind]];
    if (there !== undefined) both[kind] = here === undefined ? there : sql`${here} union all ${there}`;
  }
  return both;
}
