import { type FeedDefinition, type FeedFilter, measures, operatorsOf } from '@weft/contract/custom-feeds.ts';
import { postType } from '@weft/contract/posts.ts';
import type { FieldProblem } from '@weft/contract/problem.ts';
import { id, time } from '@weft/contract/values.ts';
import { Problem } from '../../../core/http/problem.ts';

/** Every filter that makes no sense, by its place and with its reason; then nothing is kept. */
export function requireSense({ groups, logic }: FeedDefinition, now: Date): void {
  const fields = groups.flatMap(({ operator, filters }, at) => [
    ...filters.flatMap((filter, index) =>
      wrongIn(filter, now).map((reason) => ({ path: `body.groups.${at}.filters.${index}`, reason })),
    ),
    ...(operator === 'AND' ? againstEachOther(filters, at) : []),
  ]);
  if (fields.length > 0 || (logic !== 'AND' && logic !== 'OR'))
    throw new Problem('filter_senseless', { fields });
}

function wrongIn({ type, operator, value }: FeedFilter, now: Date): string[] {
  if (!operatorsOf[type].includes(operator))
    return [`${type} takes ${operatorsOf[type].join(', ')}, not ${operator}`];
  if (type === 'engagement') return wrongCounts(operator, value);
  if (type === 'date_range') return wrongTimes(operator, value, now);
  return value.flatMap((one) => reasonAgainst[type](one));
}

const reasonAgainst = {
  post_type: (one: string) => (postType.safeParse(one).success ? [] : [`${one} is no type of post`]),
  author: (one: string) =>
    isAuthor(one) ? [] : [`${one} is nobody: me, friends, following, user:<id> or list:<id>`],
  tag: (one: string) => (/^#/.test(one) ? [`${one} is written without #`] : []),
} as const;

export const isAuthor = (one: string): boolean =>
  ['me', 'friends', 'following'].includes(one) ||
  (/^(user|list):/.test(one) && id.safeParse(one.slice(5)).success);

function wrongCounts(
  operator: FeedFilter['operator'],
  [measure = '', ...counts]: readonly string[],
): string[] {
  if (!measures.some((one) => one === measure)) return [`${measure} is not counted: ${measures.join(', ')}`];
  const wanted = operator === 'in_range' ? 2 : 1;
  if (counts.length !== wanted) return [`${operator} takes ${wanted === 1 ? 'one number' : 'two numbers'}`];
  const wrong = counts.find((count) => !/^\d{1,9}$/.test(count));
  if (wrong !== undefined) return [`${wrong} is no number of ${measure}`];
  const [least = 0, most = least] = counts.map(Number);
  if (most < least) return ['the range ends before it begins'];
  return operator === 'less_than' && least === 0 ? ['nothing has fewer than none'] : [];
}

function wrongTimes(operator: FeedFilter['operator'], value: readonly string[], now: Date): string[] {
  const wanted = operator === 'in_range' ? 2 : 1;
  if (value.length !== wanted) return [`${operator} takes ${wanted === 1 ? 'one moment' : 'two moments'}`];
  const wrong = value.find((one) => momentOf(one, now) === undefined);
  if (wrong !== undefined)
    return [`${wrong} is no moment: 2026-01-31T00:00:00.000Z, or days back from now as 7d`];
  const [begin, end] = value.map((one) => momentOf(one, now)?.getTime() ?? 0);
  return begin !== undefined && end !== undefined && end <= begin ? ['the range ends before it begins'] : [];
}

/** A moment, or so many days before now. */
export function momentOf(text: string, now: Date): Date | undefined {
  const days = /^(\d{1,5})d$/.exec(text)?.[1];
  if (days !== undefined) return new Date(now.getTime() - Number(days) * 86_400_000);
  return time.safeParse(text).success ? new Date(text) : undefined;
}

/** Two that both must hold and never can. */
function againstEachOther(filters: readonly FeedFilter[], at: number): FieldProblem[] {
  const only = filters.flatMap((filter, index) =>
    filter.type === 'post_type' && (filter.operator === 'equals') !== filter.negated
      ? [{ index, types: filter.value }]
      : [],
  );
  return only.flatMap(({ index, types }, place) =>
    only.slice(0, place).some((other) => !other.types.some((type) => types.includes(type)))
      ? [
          {
            path: `body.groups.${at}.filters.${index}`,
            reason: 'no post is of these types and of those of the filter before',
          },
        ]
      : [],
  );
}
