import { z } from 'zod';
import { limits } from './limits.ts';
import { attachment } from './media.ts';
import { clientKey, mediaIds } from './messages.ts';
import { pageOf, pageQuery } from './page.ts';
import { postSpace, postType } from './posts.ts';
import { defineRoute } from './route.ts';
import { id, time } from './values.ts';

const title = z.string().max(limits.postTitle.max);
const content = z.string().max(limits.postContent.max).describe('as it was typed, also when it is not whole');

/** What somebody is writing to publish it, and nobody else sees. */
export const postDraft = z
  .object({
    id: id.describe('the post will have it, too'),
    clientKey: clientKey.describe('publishing under this key makes the draft the post'),
    type: postType.describe(
      'what it would be now; whether it is made of what that takes is asked when it is published',
    ),
    title,
    content,
    files: z.array(attachment),
    cover: attachment.nullable(),
    songs: z.array(z.object({ id, title: z.string() })).describe('of an album, in their order'),
    spaceId: id.nullable(),
    parentId: id.nullable().describe('what it will be a comment on'),
    space: postSpace.nullable().describe('null also where one may no longer know it'),
    answers: z
      .string()
      .nullable()
      .describe('the beginning of what it is a comment on, where one may read that'),
    revision: z.int().describe('grows with every save'),
    savedAt: time,
    scheduledFor: time.nullable().describe('when it will be published'),
  })
  .meta({ id: 'PostDraft' });

const params = z.object({ clientKey });

export const listPostDrafts = defineRoute({
  name: 'listPostDrafts',
  tag: 'posts',
  method: 'GET',
  path: '/post-drafts',
  summary:
    'What one is writing to publish it, the latest first; or what waits for its time, the next first. Nobody else sees any of it',
  access: 'user',
  status: 200,
  errors: ['invalid_cursor'],
  query: pageQuery.extend({ status: z.enum(['draft', 'scheduled']).default('draft') }),
  answer: pageOf(postDraft),
});

export const getPostDraft = defineRoute({
  name: 'getPostDraft',
  tag: 'posts',
  method: 'GET',
  path: '/post-drafts/:clientKey',
  summary: 'One draft of one’s own',
  access: 'user',
  status: 200,
  errors: ['not_found'],
  params,
  answer: z.object({ draft: postDraft }),
});

export const savePostDraft = defineRoute({
  name: 'savePostDraft',
  tag: 'posts',
  method: 'PUT',
  path: '/post-drafts/:clientKey',
  summary:
    'Keep what is being written. `builtOn` is the revision that it goes on from, 0 for a new one. A repeated save, and one that says the same, succeed; something else on an older revision is a conflict: `draft` beside the error is what is kept. Saving nothing throws it away',
  access: 'user',
  status: 200,
  errors: [
    ...(['not_found', 'forbidden', 'space_archived', 'member_muted', 'parent_not_there'] as const),
    ...(['draft_conflict', 'draft_sent', 'media_in_use'] as const),
  ],
  params,
  body: z
    .object({
      type: postType.default('status').describe('of a comment it is a status'),
      title: title.default(''),
      content: content.default(''),
      mediaIds: mediaIds
        .unwrap()
        .max(20)
        .default([])
        .describe('the files that hang on it now, in their order'),
      coverId: id.nullable().default(null),
      songIds: z.array(id).max(50).default([]).describe('those that are not there any more are left out'),
      spaceId: id.nullable().default(null),
      parentId: id.nullable().default(null),
      saveId: z
        .string()
        .min(1)
        .max(limits.saveId.max)
        .describe('of this save: sent again, it is the same one'),
      builtOn: z.int().min(0).max(1_000_000_000),
    })
    .refine(({ spaceId, parentId }) => spaceId === null || parentId === null, {
      path: ['spaceId'],
      error: 'a comment stands where its post stands',
    }),
  answer: z.object({ draft: postDraft.nullable().describe('null: there is nothing in it') }),
});

export const discardPostDraft = defineRoute({
  name: 'discardPostDraft',
  tag: 'posts',
  method: 'DELETE',
  path: '/post-drafts/:clientKey',
  summary: 'Throw a draft away, also one that waits for its time. Its files stay for a day',
  access: 'user',
  status: 204,
  errors: ['not_found'],
  params,
});

export const schedulePostDraft = defineRoute({
  name: 'schedulePostDraft',
  tag: 'posts',
  method: 'PUT',
  path: '/post-drafts/:clientKey/schedule',
  summary:
    'Publish a draft at a time, or at another one. It has to be whole, and whether one may publish it there is asked now and then: if one may not, it stays a draft and one is told why',
  access: 'user',
  status: 200,
  errors: [
    ...(['not_found', 'forbidden', 'space_archived', 'member_muted', 'parent_not_there'] as const),
    ...(['draft_conflict', 'draft_sent'] as const),
  ],
  params,
  body: z.object({
    at: time.describe('within a year'),
    revision: z.int().describe('the one that one has seen: another one is a conflict'),
  }),
  answer: z.object({ draft: postDraft }),
});

export const unschedulePostDraft = defineRoute({
  name: 'unschedulePostDraft',
  tag: 'posts',
  method: 'DELETE',
  path: '/post-drafts/:clientKey/schedule',
  summary: 'Do not publish it at that time: it is a draft like others',
  access: 'user',
  status: 200,
  errors: ['not_found'],
  params,
  answer: z.object({ draft: postDraft }),
});

export type PostDraft = z.output<typeof postDraft>;
