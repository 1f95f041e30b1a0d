import { z } from 'zod';
import { pageOf, pageQuery } from './page.ts';
import { post } from './posts.ts';
import { defineRoute } from './route.ts';
import { id } from './values.ts';

export const threadSorts = ['oldest', 'newest', 'likes'] as const;
export const threadSort = z.enum(threadSorts).meta({ id: 'ThreadSort' });

/** What one page of a thread shows at most: how wide it is on each level below the post, and of how many in all. */
export const threadShape = { levels: [12, 3, 2, 1, 1, 1], nodes: 60, ancestors: 20 } as const;

export const threadNode = z
  .object({
    id,
    parentId: id.nullable(),
    depth: z.int().describe('0: what the whole discussion is about'),
    post: post
      .nullable()
      .describe('null: it was taken back, or is not for the reader; what others say below it stays'),
    more: z
      .object({
        count: z.int().describe('about how many stand right under it besides those that are shown'),
        cursor: z.string().nullable().describe('for reading its thread on; null: from the beginning'),
      })
      .nullable()
      .describe('null: all that stands right under it is shown'),
  })
  .meta({ id: 'ThreadNode' });

const params = z.object({ postId: id });

export const readThread = defineRoute({
  name: 'readThread',
  tag: 'posts',
  method: 'GET',
  path: '/posts/:postId/thread',
  summary:
    'What is said under a post or comment, as a tree: each before what answers it, a few on each level, with cursors for the rest',
  access: 'anyone',
  status: 200,
  errors: ['not_found', 'invalid_cursor'],
  params,
  query: z.object({
    sort: threadSort.default('oldest'),
    limit: z.coerce
      .number()
      .int()
      .min(1)
      .max(30)
      .default(threadShape.levels[0])
      .describe('of those right under it'),
    cursor: pageQuery.shape.cursor,
  }),
  answer: z.object({
    nodes: z.array(threadNode),
    nextCursor: z.string().nullable().describe('for more of those right under it'),
  }),
});

export const readThreadPath = defineRoute({
  name: 'readThreadPath',
  tag: 'posts',
  method: 'GET',
  path: '/posts/:postId/path',
  summary:
    'What a comment answers, from the post that all of it is about downwards; in long ones, the nearest',
  access: 'anyone',
  status: 200,
  errors: ['not_found'],
  params,
  answer: z.object({
    nodes: z.array(threadNode),
    between: z.int().describe('how many between the first and the second are left out'),
  }),
});

export const listThread = defineRoute({
  name: 'listThread',
  tag: 'posts',
  method: 'GET',
  path: '/posts/:postId/discussion',
  summary:
    'All that is said in the discussion that a post or comment is of, the earliest first, at whatever depth',
  access: 'anyone',
  status: 200,
  errors: ['not_found', 'invalid_cursor'],
  params,
  query: pageQuery,
  answer: pageOf(post),
});

export type ThreadSort = z.output<typeof threadSort>;
export type ThreadNode = z.output<typeof threadNode>;
