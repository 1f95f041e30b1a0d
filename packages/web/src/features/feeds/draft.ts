import {
  type CustomFeed,
  type FeedFilter,
  type FilterOperator,
  type FilterType,
  operatorsOf,
} from '@weft/contract/custom-feeds.ts';

/** What is being put together. A filter may lack its values for a while: then it is not sent. */
export type Draft = Pick<
  CustomFeed,
  'name' | 'description' | 'isDefault' | 'logic' | 'groups' | 'sort' | 'limit'
>;
export type DraftFilter = Omit<FeedFilter, 'negated'> & { readonly negated: boolean };

export const emptyDraft: Draft = {
  ...{ name: '', description: '', isDefault: false, sort: 'recent', limit: 20, logic: 'AND' },
  groups: [{ operator: 'AND', filters: [newFilter('post_type')] }],
};

/** With values that make sense where the type has some that most people mean. */
export function newFilter(type: FilterType): DraftFilter {
  const [operator = 'equals'] = operatorsOf[type];
  const value = {
    ...{ post_type: [], author: ['following'], tag: [] },
    ...{ date_range: ['7d'], engagement: ['likes', '5'] },
  }[type];
  return { type, operator, negated: false, value };
}

/** The other operator keeps what it can of the values. */
export function withOperator(filter: DraftFilter, operator: FilterOperator): DraftFilter {
  const { type, value } = filter;
  if (type === 'engagement') {
    const [measure = 'likes', least = '1', most = String(Number(least) + 10)] = value;
    return {
      ...filter,
      operator,
      value: operator === 'in_range' ? [measure, least, most] : [measure, least],
    };
  }
  if (type === 'date_range' && (operator === 'in_range') !== (filter.operator === 'in_range'))
    return { ...filter, operator, value: operator === 'in_range' ? ['30d', '7d'] : ['7d'] };
  return { ...filter, operator };
}

/** Those filters that say something, in groups that have any. */
export function completed({ groups, ...rest }: Draft): Draft {
  return {
    ...rest,
    groups: groups
      .map(({ operator, filters }) => ({ operator, filters: filters.filter(isComplete) }))
      .filter(({ filters }) => filters.length > 0),
  };
}

export const isComplete = ({ value }: DraftFilter): boolean =>
  value.length > 0 && value.every((one) => one !== '');

/** Where the server says that a filter makes no sense, of what was sent; the place in the draft comes back. */
export function placesOf(draft: Draft, fields: readonly { readonly path: string }[]): ReadonlySet<string> {
  const sent = draft.groups
    .map(({ filters }, group) =>
      filters.flatMap((filter, index) => (isComplete(filter) ? [`${group}.${index}`] : [])),
    )
    .filter((places) => places.length > 0);
  return new Set(
    fields.flatMap(({ path }) => {
      const [, group, index] = /groups\.(\d+)\.filters\.(\d+)/.exec(path) ?? [];
      return sent[Number(group)]?.[Number(index)] ?? [];
    }),
  );
}
