import { z } from 'zod';
import { limits } from './limits.ts';
import { clientKey } from './messages.ts';
import { person } from './people.ts';
import { post } from './posts.ts';
import { defineRoute } from './route.ts';
import { id, time } from './values.ts';

/** Messages of a thread that one post holds. Together they are no longer than what one writes into a post. */
export const quotedAtMost = 50;

const conversationId = z.object({ conversationId: id });

export const previewThreadPost = defineRoute({
  name: 'previewThreadPost',
  tag: 'posts',
  method: 'GET',
  path: '/conversations/:conversationId/post',
  summary:
    'What a post made of a thread would quote, and who could read it; to be shown before it is made. And the post that there is already',
  access: 'user',
  status: 200,
  errors: ['not_found', 'forbidden', 'space_archived', 'member_muted', 'thread_not_public'],
  params: conversationId,
  query: z.object({ spaceId: id.optional().describe('where it would stand') }),
  answer: z.object({
    messages: z
      .array(z.object({ id, author: person, html: z.string(), saidAt: time }))
      .describe(
        'the root first; not those that were deleted, that hold no words, or whose author could not read it there',
      ),
    more: z.boolean().describe(`there are more than ${quotedAtMost}`),
    audience: z
      .enum(['everybody', 'members'])
      .nullable()
      .describe('everybody: also without an account; members: of the community; null: without a space'),
    post: z.object({ id, title: z.string() }).nullable().describe('the latest made of it that one may read'),
  }),
});

export const publishThread = defineRoute({
  name: 'publishThread',
  tag: 'posts',
  method: 'POST',
  path: '/conversations/:conversationId/post',
  summary:
    'Make a post of a thread of a public channel, in a space of the same community. What was said is copied as it is now; whom it quotes hears of it, and may take their words out',
  access: 'user',
  status: 201,
  errors: [
    ...(['not_found', 'forbidden', 'space_archived', 'member_muted', 'client_key_reused'] as const),
    ...(['thread_not_public', 'thread_too_long', 'message_deleted'] as const),
  ],
  params: conversationId,
  body: z.object({
    spaceId: id,
    title: z.string().trim().min(1).max(limits.postTitle.max),
    content: z.string().trim().max(limits.postContent.max).default('').describe('an introduction'),
    messageIds: z
      .array(id)
      .max(quotedAtMost)
      .optional()
      .describe('those to be quoted besides the root; without it, all'),
    clientKey,
  }),
  answer: z.object({ post }),
});

export const withdrawQuotes = defineRoute({
  name: 'withdrawQuotes',
  tag: 'posts',
  method: 'DELETE',
  path: '/posts/:postId/quotes/mine',
  summary: 'Take one’s own words out of a post that quotes them, for good',
  access: 'user',
  status: 204,
  errors: ['not_found'],
  params: z.object({ postId: id }),
});
