import { z } from 'zod';
import { limits } from './limits.ts';
import { pageOf, pageQuery } from './page.ts';
import { person } from './people.ts';
import { post } from './posts.ts';
import { defineRoute } from './route.ts';
import { id, time } from './values.ts';

/** More than anybody reads; a program that makes them in a loop is stopped here. */
export const customFeedsAtMost = 50;
export const [groupsAtMost, filtersAtMost, filterValuesAtMost] = [5, 20, 20];

export const filterTypes = ['post_type', 'author', 'tag', 'date_range', 'engagement'] as const;
export const filterOperators = [
  ...(['equals', 'not_equals', 'contains', 'greater_than', 'less_than', 'in_range'] as const),
] as const;

/** Which operators make sense for a type. The one list of it: the server refuses by it, and a builder offers what it says. */
export const operatorsOf: Readonly<Record<FilterType, readonly FilterOperator[]>> = {
  post_type: ['equals', 'not_equals'],
  author: ['equals', 'not_equals'],
  tag: ['equals', 'not_equals', 'contains'],
  date_range: ['greater_than', 'less_than', 'in_range'],
  engagement: ['greater_than', 'less_than', 'in_range', 'equals'],
};

/** What is counted, the first value of an engagement filter. */
export const measures = ['likes', 'comments', 'reposts', 'all'] as const;

export const feedFilter = z
  .object({
    type: z.enum(filterTypes),
    operator: z.enum(filterOperators),
    negated: z.boolean().default(false).describe('what does not fit is shown'),
    value: z
      .array(z.string().trim().min(1).max(100))
      .min(1)
      .max(filterValuesAtMost)
      .describe(
        'post_type: types; author: me, friends, following, user:<id>, list:<id>; tag: tags, any of them; ' +
          'date_range: moments, or days back from now as 7d; engagement: likes, comments, reposts or all, then how many',
      ),
  })
  .meta({ id: 'FeedFilter' });

const operator = z.enum(['AND', 'OR']);
const group = z.object({ operator, filters: z.array(feedFilter).min(1).max(filtersAtMost) });
export const feedSorts = ['recent', 'popular', 'engagement'] as const;

const definition = z.object({
  logic: operator.describe('between the groups'),
  groups: z.array(group).max(groupsAtMost).describe('without any, everything is shown that one may read'),
  sort: z.enum(feedSorts),
  limit: z.int().min(1).max(100).describe('posts on a page'),
});

export const customFeed = definition
  .extend({
    id,
    name: z.string(),
    description: z.string(),
    isDefault: z.boolean().describe('opens first, instead of home'),
    version: z.int(),
    createdAt: time,
  })
  .meta({ id: 'CustomFeed' });

const saved = definition.extend({
  name: z.string().trim().min(1).max(limits.feedName.max),
  description: z.string().trim().max(limits.feedDescription.max),
  isDefault: z.boolean(),
});
const params = z.object({ feedId: id });
const answer = z.object({
  feed: customFeed,
  people: z.array(person).describe('whom its filters name, as far as one may know of them'),
});

export const createFeed = defineRoute({
  name: 'createFeed',
  tag: 'feeds',
  method: 'POST',
  path: '/custom-feeds',
  summary: 'Put a feed of one’s own together. A filter that makes no sense is refused by its place',
  access: 'user',
  status: 201,
  errors: ['feed_name_taken', 'too_many_feeds', 'filter_senseless'],
  body: saved.extend({
    description: saved.shape.description.default(''),
    isDefault: saved.shape.isDefault.default(false),
    logic: definition.shape.logic.default('AND'),
    groups: definition.shape.groups.default([]),
    sort: definition.shape.sort.default('recent'),
    limit: definition.shape.limit.default(20),
  }),
  answer,
});

export const listFeeds = defineRoute({
  name: 'listFeeds',
  tag: 'feeds',
  method: 'GET',
  path: '/custom-feeds',
  summary: 'One’s own feeds, in one’s own order',
  access: 'user',
  status: 200,
  errors: [],
  answer: z.object({ feeds: z.array(customFeed) }),
});

export const getFeed = defineRoute({
  name: 'getFeed',
  tag: 'feeds',
  method: 'GET',
  path: '/custom-feeds/:feedId',
  summary: 'One feed of one’s own; those of others are not there',
  access: 'user',
  status: 200,
  errors: ['not_found'],
  params,
  answer,
});

export const updateFeed = defineRoute({
  name: 'updateFeed',
  tag: 'feeds',
  method: 'PATCH',
  path: '/custom-feeds/:feedId',
  summary: 'Change a feed. Its groups are changed as a whole',
  access: 'user',
  status: 200,
  errors: ['not_found', 'feed_name_taken', 'filter_senseless', 'conflict'],
  params,
  body: saved.partial().extend({
    version: z.int().optional().describe('the version that it was read at: another one is a conflict'),
  }),
  answer,
});

export const deleteFeed = defineRoute({
  name: 'deleteFeed',
  tag: 'feeds',
  method: 'DELETE',
  path: '/custom-feeds/:feedId',
  summary: 'Remove a feed',
  access: 'user',
  status: 204,
  errors: ['not_found'],
  params,
});

export const orderFeeds = defineRoute({
  name: 'orderFeeds',
  tag: 'feeds',
  method: 'PUT',
  path: '/custom-feeds/order',
  summary: 'Put one’s feeds in an order: all of them',
  access: 'user',
  status: 204,
  errors: ['feeds_changed'],
  body: z.object({ feedIds: z.array(id).max(customFeedsAtMost) }),
});

export const readCustomFeed = defineRoute({
  name: 'readCustomFeed',
  tag: 'feeds',
  method: 'GET',
  path: '/feeds/custom/:feedId',
  summary:
    'What a feed of one’s own shows. A page may hold fewer than asked for and go on. Popular ones keep their order for ten minutes',
  access: 'user',
  status: 200,
  errors: ['not_found', 'invalid_cursor', 'ranking_expired'],
  params,
  query: pageQuery.extend({
    limit: z.coerce.number().int().min(1).max(100).optional().describe('otherwise the feed’s own'),
  }),
  answer: pageOf(post),
});

export const previewFeed = defineRoute({
  name: 'previewFeed',
  tag: 'feeds',
  method: 'POST',
  path: '/feeds/preview',
  summary: 'What a feed would show while it is being put together: the first of it. Nothing is kept',
  access: 'user',
  status: 200,
  errors: ['filter_senseless'],
  body: definition.pick({ logic: true, groups: true, sort: true }),
  answer: z.object({ items: z.array(post) }),
});

export type FilterType = (typeof filterTypes)[number];
export type FilterOperator = (typeof filterOperators)[number];
export type FeedFilter = z.output<typeof feedFilter>;
export type FeedDefinition = Pick<z.output<typeof definition>, 'logic' | 'groups' | 'sort'>;
export type FeedSort = (typeof feedSorts)[number];
export type CustomFeed = z.output<typeof customFeed>;
