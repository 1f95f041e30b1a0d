import { z } from 'zod';
import { limits } from './limits.ts';
import { pageOf, pageQuery } from './page.ts';
import { person } from './people.ts';
import { post } from './posts.ts';
import { defineRoute } from './route.ts';
import { id, time } from './values.ts';

export const interactionTypes = ['like', 'bookmark', 'share'] as const;
export const interactionType = z.enum(interactionTypes).meta({ id: 'InteractionType' });

const which = z.object({ postId: id, type: interactionType });
const settled = z.object({ mine: post.shape.mine, counts: post.shape.counts });

export const interact = defineRoute({
  name: 'interact',
  tag: 'posts',
  method: 'PUT',
  path: '/posts/:postId/interactions/:type',
  summary:
    'Like, bookmark or share a post; twice is once. Whose post was liked is told. A bookmark nobody else sees',
  access: 'user',
  status: 200,
  errors: ['not_found', 'forbidden', 'space_archived', 'member_muted'],
  params: which,
  answer: settled,
});

export const takeBackInteraction = defineRoute({
  name: 'takeBackInteraction',
  tag: 'posts',
  method: 'DELETE',
  path: '/posts/:postId/interactions/:type',
  summary: 'Take a like, a bookmark or a share back',
  access: 'user',
  status: 200,
  errors: ['not_found'],
  params: which,
  answer: settled,
});

export const viewPost = defineRoute({
  name: 'viewPost',
  tag: 'posts',
  method: 'POST',
  path: '/posts/:postId/view',
  summary:
    'Say that one has opened a post. It counts once a day (UTC) for each person, one’s own never; the count follows within a minute',
  access: 'user',
  status: 204,
  errors: ['not_found'],
  params: z.object({ postId: id }),
});

export const listLikes = defineRoute({
  name: 'listLikes',
  tag: 'posts',
  method: 'GET',
  path: '/posts/:postId/likes',
  summary:
    'Who likes a post, the latest first; those between whom and the reader somebody put a block are left out',
  access: 'user',
  status: 200,
  errors: ['not_found', 'invalid_cursor'],
  params: z.object({ postId: id }),
  query: pageQuery,
  answer: pageOf(z.object({ person, since: time })),
});

export const listBookmarks = defineRoute({
  name: 'listBookmarks',
  tag: 'posts',
  method: 'GET',
  path: '/bookmarks',
  summary: 'What one has bookmarked, the latest first, as long as one may read it',
  access: 'user',
  status: 200,
  errors: ['invalid_cursor'],
  query: pageQuery,
  answer: pageOf(post),
});

const postId = z.object({ postId: id });
const repostComment = z.string().trim().max(limits.repostComment.max);

export const repostPost = defineRoute({
  name: 'repostPost',
  tag: 'posts',
  method: 'PUT',
  path: '/posts/:postId/repost',
  summary:
    'Show a post on one’s own page, with a word of one’s own; again: with another word. Whose post it is is told, and nobody sees it there who may not read it',
  access: 'user',
  status: 200,
  errors: ['not_found'],
  params: postId,
  body: z.object({ comment: repostComment.default('') }),
  answer: settled,
});

export const takeBackRepost = defineRoute({
  name: 'takeBackRepost',
  tag: 'posts',
  method: 'DELETE',
  path: '/posts/:postId/repost',
  summary: 'Show it no more',
  access: 'user',
  status: 200,
  errors: ['not_found'],
  params: postId,
  answer: settled,
});

export const listReposts = defineRoute({
  name: 'listReposts',
  tag: 'posts',
  method: 'GET',
  path: '/posts/:postId/reposts',
  summary: 'Who shows a post on their page, the latest first, as far as the reader may read those pages',
  access: 'user',
  status: 200,
  errors: ['not_found', 'invalid_cursor'],
  params: postId,
  query: pageQuery,
  answer: pageOf(z.object({ person, comment: z.string(), since: time })),
});

export const listProfileReposts = defineRoute({
  name: 'listProfileReposts',
  tag: 'posts',
  method: 'GET',
  path: '/profiles/:username/reposts',
  summary: 'What somebody shows of others on their page, the latest first, as far as the reader may read it',
  access: 'user',
  status: 200,
  errors: ['not_found', 'invalid_cursor'],
  params: z.object({ username: z.string() }),
  query: pageQuery,
  answer: pageOf(z.object({ post, comment: z.string(), since: time })),
});

export type InteractionType = z.output<typeof interactionType>;
