import { type FilterOperator, type FilterType, operatorsOf } from '@weft/contract/custom-feeds.ts';
import type { PlainKey } from '../../i18n/words.ts';
import { type DraftFilter, withOperator } from './draft.ts';

/** How a filter compares, as one chooses it: by an operator, or by what it is not. */
export interface Comparison {
  readonly key: string;
  readonly operator: FilterOperator;
  readonly negated: boolean;
  readonly words: PlainKey;
}

/** Operators whose opposite is worth a line of its own; the others have a twin that says the same. */
const withOpposite: Readonly<Record<FilterType, readonly FilterOperator[]>> = {
  post_type: [],
  author: [],
  tag: ['contains'],
  date_range: ['in_range'],
  engagement: ['in_range', 'equals'],
};

/** Also what a feed compares by that was put together elsewhere: what it does is always said. */
export function comparisonsOf({ type, operator, negated }: DraftFilter): readonly Comparison[] {
  const usual = [
    ...operatorsOf[type].map((one) => comparison(type, one, false)),
    ...withOpposite[type].map((one) => comparison(type, one, true)),
  ];
  const own = comparison(type, operator, negated);
  const said = usual.map((one) => (one.words === own.words ? own : one));
  return said.includes(own) ? said : [...said, own];
}

export const keyOf = ({ operator, negated }: Pick<DraftFilter, 'operator' | 'negated'>): string =>
  negated ? `not ${operator}` : operator;

/** The other comparison keeps what it can of the values. */
export function withComparison(filter: DraftFilter, key: string): DraftFilter {
  const chosen = comparisonsOf(filter).find((one) => one.key === key);
  return chosen === undefined
    ? filter
    : { ...withOperator(filter, chosen.operator), negated: chosen.negated };
}

function comparison(type: FilterType, operator: FilterOperator, negated: boolean): Comparison {
  const [is, isNot] = wordsOf(type)[operator];
  return { key: keyOf({ operator, negated }), operator, negated, words: negated ? isNot : is };
}

type Words = Readonly<Record<FilterOperator, readonly [is: PlainKey, isNot: PlainKey]>>;

const usually: Words = {
  equals: ['feeds.is', 'feeds.isNot'],
  not_equals: ['feeds.isNot', 'feeds.is'],
  contains: ['feeds.contains', 'feeds.containsNot'],
  greater_than: ['feeds.more', 'feeds.notMore'],
  less_than: ['feeds.fewer', 'feeds.notFewer'],
  in_range: ['feeds.fromTo', 'feeds.notFromTo'],
};
const ofTime: Words = {
  ...usually,
  greater_than: ['feeds.lately', 'feeds.notLately'],
  less_than: ['feeds.before', 'feeds.notBefore'],
  in_range: ['feeds.betweenDays', 'feeds.notBetweenDays'],
};

function wordsOf(type: FilterType): Words {
  if (type === 'engagement') return { ...usually, equals: ['feeds.exactly', 'feeds.notExactly'] };
  return type === 'date_range' ? ofTime : usually;
}
