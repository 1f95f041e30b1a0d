import { z } from 'zod';
import { messageBase } from './messages.ts';
import { pageOf, pageQuery } from './page.ts';
import { person } from './people.ts';
import { post } from './posts.ts';
import { defineRoute } from './route.ts';
import { id } from './values.ts';

/** People and channels shown beside what was said. */
export const besideShown = 5;

/** A message that was found. */
export const searchHit = z
  .object({
    message: messageBase,
    excerpt: z.string().describe('safe HTML: a piece of its text, with what was looked for in <mark>'),
    communityId: id.nullable().describe('null: a direct conversation'),
    channel: z
      .object({ id, slug: z.string(), name: z.string() })
      .nullable()
      .describe(
        'where it was said, of a thread where that began; null: one may not know of it, or there is none',
      ),
    rootMessageId: id.nullable().describe('of what was said in a thread: the message that it hangs on'),
  })
  .meta({ id: 'SearchHit' });

export const foundChannel = z
  .object({ id, communityId: id, slug: z.string(), name: z.string(), archived: z.boolean() })
  .meta({ id: 'FoundChannel' });

/** A post or a comment that was found; whoever wants more of it asks for it. */
export const foundPost = z
  .object({
    post: post.pick({
      ...{ id: true, type: true, author: true, title: true, files: true, space: true, rootId: true },
      publishedAt: true,
    }),
    title: z.string().describe('safe HTML: its title, with what was looked for in <mark>'),
    excerpt: z.string().describe('safe HTML: a piece of its text, likewise'),
  })
  .meta({ id: 'FoundPost' });

const asked = pageQuery.extend({
  q: z.string().trim().min(1).max(300),
  communityId: id.optional().describe('in this community alone'),
});

export const search = defineRoute({
  name: 'search',
  tag: 'search',
  method: 'GET',
  path: '/search',
  summary:
    'Messages in what one may read, the newest first; on the first page also people and channels of that name. Words, "phrases", -without, or; from:username (or from:me), in:channel or space, before: and after: a day (2026-11-20, UTC), has:link, has:file, has:image. The last word may be the beginning of one',
  access: 'user',
  status: 200,
  errors: ['invalid_request', 'invalid_cursor', 'not_found'],
  query: asked,
  answer: z.object({
    items: z.array(searchHit),
    nextCursor: z.string().nullable().describe('null on the last page'),
    people: z.array(person).describe(`${besideShown} at most`),
    channels: z.array(foundChannel).describe(`${besideShown} at most`),
  }),
});

export const searchPosts = defineRoute({
  name: 'searchPosts',
  tag: 'search',
  method: 'GET',
  path: '/search/posts',
  summary:
    'Posts and comments that one may read, the newest first, by the same words and filters as messages. A page may hold fewer than asked for and go on',
  access: 'user',
  status: 200,
  errors: ['invalid_request', 'invalid_cursor', 'not_found'],
  query: asked,
  answer: pageOf(foundPost),
});

export type FoundPost = z.output<typeof foundPost>;
export type SearchHit = z.output<typeof searchHit>;
export type FoundChannel = z.output<typeof foundChannel>;
