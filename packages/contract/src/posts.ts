import { z } from 'zod';
import { limits } from './limits.ts';
import { attachment, type MediaType } from './media.ts';
import { clientKey, mediaIds } from './messages.ts';
import { pageOf, pageQuery } from './page.ts';
import { person } from './people.ts';
import { defineRoute } from './route.ts';
import { id, time } from './values.ts';

export const postTypes = [
  ...(['text_short', 'text_long', 'image', 'image_gallery', 'gif'] as const),
  ...(['video_short', 'video_long', 'song', 'album', 'status'] as const),
] as const;
export const postType = z.enum(postTypes).meta({ id: 'PostType' });

/** What a type is made of. The one list of it: the server refuses by it, and a composer asks for what it says. */
export interface PostShape {
  readonly title: 'needed' | 'possible' | 'none';
  readonly content: { readonly min: number; readonly max: number };
  readonly files: { readonly of: readonly MediaType[]; readonly min: number; readonly max: number };
  /** A picture that stands for it in lists. */
  readonly cover: boolean;
  /** Songs of one's own that it puts in an order. */
  readonly songs?: { readonly min: number; readonly max: number };
  /** Of each file that has one. */
  readonly longestSeconds?: number;
}

const none = { of: [], min: 0, max: 0 } as const;
const caption = { min: 0, max: 5_000 } as const;
const pictures: readonly MediaType[] = ['image', 'gif'];

export const postShapes: Readonly<Record<PostType, PostShape>> = {
  text_short: { title: 'none', content: { min: 1, max: 500 }, files: none, cover: false },
  text_long: {
    ...{ title: 'needed', content: { min: 1, max: limits.postContent.max }, files: none, cover: true },
  },
  image: { title: 'possible', content: caption, files: { of: ['image'], min: 1, max: 1 }, cover: false },
  image_gallery: {
    ...{ title: 'possible', content: caption, files: { of: pictures, min: 2, max: 20 }, cover: false },
  },
  gif: { title: 'possible', content: caption, files: { of: ['gif'], min: 1, max: 1 }, cover: false },
  video_short: {
    ...{ title: 'possible', content: caption, files: { of: ['video'], min: 1, max: 1 }, cover: true },
    longestSeconds: 180,
  },
  video_long: {
    ...{ title: 'needed', content: caption, files: { of: ['video'], min: 1, max: 1 }, cover: true },
  },
  song: { title: 'needed', content: caption, files: { of: ['audio'], min: 1, max: 1 }, cover: true },
  album: {
    ...{ title: 'needed', content: caption, files: none, cover: true, songs: { min: 1, max: 50 } },
  },
  status: {
    ...{
      title: 'none',
      content: { min: 0, max: 2_000 },
      files: { of: pictures, min: 0, max: 4 },
      cover: false,
    },
  },
};

/** A space of a community, as what stands there says it. */
export const postSpace = z.object({
  id,
  slug: z.string(),
  name: z.string(),
  community: z.object({ id, slug: z.string(), name: z.string() }),
});

export const post = z
  .object({
    id,
    type: postType,
    author: person,
    title: z.string(),
    content: z.string().describe('Markdown; empty once it is deleted'),
    html: z.string().describe('the same, made safe to be shown as it is'),
    files: z.array(attachment).describe('what it is about, in their order'),
    cover: attachment.nullable().describe('a picture that stands for it in lists'),
    songs: z
      .array(
        z.object({
          id,
          title: z.string(),
          author: person,
          file: attachment.nullable().describe('the recording'),
        }),
      )
      .describe('of an album, in their order; those that the reader may hear'),
    tags: z.array(z.string()),
    space: postSpace.nullable().describe('null: on its author’s page'),
    parentId: id.nullable().describe('what it is a comment on'),
    rootId: id.nullable().describe('what the whole discussion is about; null: it is that itself'),
    depth: z.int(),
    publishedAt: time,
    editedAt: time.nullable(),
    deleted: z.boolean(),
    answerId: id
      .nullable()
      .describe('the comment that is marked as the answer to it; null: none that the reader may read'),
    quotes: z
      .array(
        z.object({
          id: id.describe('of the message'),
          author: person.nullable(),
          html: z.string(),
          saidAt: time,
          withdrawn: z.boolean().describe('its words are not there for the reader'),
        }),
      )
      .describe('of a post that was made of a thread: what was said there, as it was then'),
    thread: z
      .object({
        conversationId: id,
        channel: z.object({ id, slug: z.string(), name: z.string() }),
        community: z.object({ id, slug: z.string() }),
      })
      .nullable()
      .describe('what it was made of; null: of none, or the reader may not read its channel'),
    version: z.int().describe('grows with whatever changes of the above'),
    counts: z.object({
      likes: z.int(),
      replies: z.int().describe('comments right under it'),
      thread: z.int().describe('of a root: all comments'),
      reposts: z.int(),
      views: z.int(),
      version: z.int().describe('grows with whatever changes of these'),
    }),
    mine: z
      .object({ like: z.boolean(), bookmark: z.boolean(), share: z.boolean(), repost: z.boolean() })
      .describe('what the reader did with it'),
    may: z.object({
      ...{ comment: z.boolean(), like: z.boolean(), edit: z.boolean(), delete: z.boolean() },
      answer: z.boolean().describe('say which comment is the answer to it'),
    }),
  })
  .meta({ id: 'Post' });

const postId = z.object({ postId: id });
const title = z.string().trim().max(limits.postTitle.max);
const content = z.string().trim().max(limits.postContent.max);
/** As many as the type takes that takes most. */
const files = mediaIds.unwrap().max(20).default([]);

export const publishPost = defineRoute({
  name: 'publishPost',
  tag: 'posts',
  method: 'POST',
  path: '/posts',
  summary:
    'Publish something: in a space, on one’s own page, or as a comment under another post. What its type is made of is checked',
  access: 'user',
  status: 201,
  errors: [
    ...(['not_found', 'forbidden', 'space_archived', 'member_muted', 'client_key_reused'] as const),
    ...(['parent_not_there', 'thread_too_deep', 'media_in_use'] as const),
  ],
  body: z
    .object({
      type: postType,
      title: title.default(''),
      content: content.default(''),
      mediaIds: files.describe('one’s own files that nothing holds yet, in their order'),
      coverId: id.nullable().default(null).describe('a picture of one’s own that nothing holds yet'),
      songIds: z.array(id).max(50).default([]).describe('of an album: songs that one published'),
      spaceId: id.nullable().default(null),
      parentId: id.nullable().default(null),
      clientKey,
    })
    .refine(({ spaceId, parentId }) => spaceId === null || parentId === null, {
      path: ['spaceId'],
      error: 'a comment stands where its post stands',
    }),
  answer: z.object({ post }),
});

export const getPost = defineRoute({
  name: 'getPost',
  tag: 'posts',
  method: 'GET',
  path: '/posts/:postId',
  summary: 'One post. One that may not be read is not there',
  access: 'anyone',
  status: 200,
  errors: ['not_found'],
  params: postId,
  answer: z.object({ post }),
});

export const editPost = defineRoute({
  name: 'editPost',
  tag: 'posts',
  method: 'PATCH',
  path: '/posts/:postId',
  summary: 'Say it differently. What it said before is kept; what it is made of besides words stays',
  access: 'user',
  status: 200,
  errors: ['not_found', 'forbidden', 'space_archived', 'member_muted', 'conflict'],
  params: postId,
  body: z.object({
    title: title.optional(),
    content: content.optional(),
    version: z.int().optional().describe('the version that it was read at: another one is a conflict'),
  }),
  answer: z.object({ post }),
});

export const deletePost = defineRoute({
  name: 'deletePost',
  tag: 'posts',
  method: 'DELETE',
  path: '/posts/:postId',
  summary: 'Take a post back, for everybody. Comments on it stay; its files go',
  access: 'user',
  status: 204,
  errors: ['not_found', 'forbidden'],
  params: postId,
});

export const listPostRevisions = defineRoute({
  name: 'listPostRevisions',
  tag: 'posts',
  method: 'GET',
  path: '/posts/:postId/revisions',
  summary: 'What a post said before, the latest first; for whoever may read it',
  access: 'anyone',
  status: 200,
  errors: ['not_found'],
  params: postId,
  answer: z.object({
    revisions: z.array(
      z.object({ version: z.int(), title: z.string(), content: z.string(), html: z.string(), until: time }),
    ),
  }),
});

export const listSpacePosts = defineRoute({
  name: 'listSpacePosts',
  tag: 'posts',
  method: 'GET',
  path: '/spaces/:spaceId/posts',
  summary: 'What stands in a space, the latest first',
  access: 'anyone',
  status: 200,
  errors: ['not_found', 'invalid_cursor'],
  params: z.object({ spaceId: id }),
  query: pageQuery,
  answer: pageOf(post),
});

export const listProfilePosts = defineRoute({
  name: 'listProfilePosts',
  tag: 'posts',
  method: 'GET',
  path: '/profiles/:username/posts',
  summary: 'What somebody published on their page and in spaces that one may read, the latest first',
  access: 'user',
  status: 200,
  errors: ['not_found', 'invalid_cursor'],
  params: z.object({ username: z.string() }),
  query: pageQuery.extend({ type: postType.optional() }),
  answer: pageOf(post),
});

export type PostType = z.output<typeof postType>;
export type Post = z.output<typeof post>;
