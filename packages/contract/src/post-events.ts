import { z } from 'zod';
import { defineEvent } from './event.ts';
import { id } from './values.ts';

const told = z.object({
  postId: id,
  spaceId: id.nullable().describe('null: on somebody’s page'),
  parentId: id.nullable().describe('of a comment: what it answers'),
  rootId: id.nullable().describe('of a comment: what the discussion is about'),
  version: z.int(),
});
const example = {
  postId: '1439672833925283890',
  spaceId: '1439672833925283870',
  parentId: null,
  rootId: null,
  version: 1,
} as const;

export const postPublished = defineEvent({
  type: 'post.published',
  summary:
    'Something was published in a space of the community, on one’s page, or in a discussion that is open; who may read it asks for it',
  audience: 'client',
  payload: told,
  example,
});

export const postUpdated = defineEvent({
  type: 'post.updated',
  summary:
    'A post in a space of the community, on one’s page, or in a discussion that is open, says something else',
  audience: 'client',
  payload: told,
  example: { ...example, version: 2 },
});

export const postDeleted = defineEvent({
  type: 'post.deleted',
  summary:
    'A post in a space of the community, on one’s page, or in a discussion that is open, was taken back',
  audience: 'client',
  payload: told,
  example: { ...example, version: 3 },
});

export const postStats = defineEvent({
  type: 'post.stats',
  summary:
    'Likes or reposts of a post or comments on it came or went, or it was viewed; gathered, every two seconds at most for each post',
  audience: 'client',
  payload: z.object({
    postId: id,
    likes: z.int(),
    replies: z.int(),
    thread: z.int(),
    reposts: z.int(),
    views: z.int(),
    version: z.int().describe('of the counts'),
  }),
  example: {
    postId: '1439672833925283890',
    likes: 12,
    replies: 3,
    thread: 7,
    reposts: 2,
    views: 90,
    version: 17,
  },
});
