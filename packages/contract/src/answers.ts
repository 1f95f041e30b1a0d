import { z } from 'zod';
import { post } from './posts.ts';
import { defineRoute } from './route.ts';
import { id } from './values.ts';

const postId = z.object({ postId: id });

export const markAnswer = defineRoute({
  name: 'markAnswer',
  tag: 'posts',
  method: 'PUT',
  path: '/posts/:postId/answer',
  summary:
    'Mark a comment as the answer to the post that it stands under; it takes the place of another one. For whose post it is, and who keeps the peace where it stands',
  access: 'user',
  status: 200,
  errors: ['not_found', 'forbidden', 'space_archived', 'member_muted', 'answer_elsewhere'],
  params: postId,
  body: z.object({ commentId: id }),
  answer: z.object({ post }),
});

export const takeBackAnswer = defineRoute({
  name: 'takeBackAnswer',
  tag: 'posts',
  method: 'DELETE',
  path: '/posts/:postId/answer',
  summary: 'No comment is the answer to it any more',
  access: 'user',
  status: 200,
  errors: ['not_found', 'forbidden', 'space_archived', 'member_muted'],
  params: postId,
  answer: z.object({ post }),
});
