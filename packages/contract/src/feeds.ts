import { z } from 'zod';
import { pageOf, pageQuery } from './page.ts';
import { post, postType } from './posts.ts';
import { defineRoute } from './route.ts';
import { id } from './values.ts';

/** A tag as it is written after `#`, whatever the size of its letters. */
export const tagName = z.string().trim().min(1).max(60);

export const readHome = defineRoute({
  name: 'readHome',
  tag: 'feeds',
  method: 'GET',
  path: '/feeds/home',
  summary:
    'What those whom one follows and oneself published, and what stands in the spaces of one’s communities, the latest first. Whom one muted is left out',
  access: 'user',
  status: 200,
  errors: ['invalid_cursor'],
  query: pageQuery,
  answer: pageOf(post),
});

export const readListFeed = defineRoute({
  name: 'readListFeed',
  tag: 'feeds',
  method: 'GET',
  path: '/feeds/lists/:listId',
  summary: 'What those in a list of one’s own published, the latest first',
  access: 'user',
  status: 200,
  errors: ['not_found', 'invalid_cursor'],
  params: z.object({ listId: id }),
  query: pageQuery,
  answer: pageOf(post),
});

export const discover = defineRoute({
  name: 'discover',
  tag: 'feeds',
  method: 'GET',
  path: '/feeds/discover',
  summary:
    'What there is that one may read: the latest, or the most liked of the last thirty days; of a type, or with a tag',
  access: 'user',
  status: 200,
  errors: ['invalid_cursor', 'ranking_expired'],
  query: pageQuery.extend({
    sort: z.enum(['recent', 'popular']).default('recent'),
    type: postType.optional(),
    tag: tagName.optional(),
  }),
  answer: pageOf(post),
});

export const listTags = defineRoute({
  name: 'listTags',
  tag: 'feeds',
  method: 'GET',
  path: '/tags',
  summary: 'The tags that stand most often on the latest of what one may read; the most frequent first',
  access: 'user',
  status: 200,
  errors: [],
  answer: z.object({ tags: z.array(z.object({ name: z.string(), posts: z.int() })) }),
});
