import { z } from 'zod';
import { goalBase } from './goals.ts';
import { limits } from './limits.ts';
import { messageBase } from './messages.ts';
import { pageOf, pageQuery } from './page.ts';
import { defineRoute } from './route.ts';
import { id, time } from './values.ts';

/** More than anybody finds again. */
export const snippetsAtMost = 100;

/** What a student noted, as whoever accompanies them finds it on their desk. */
export const deskNote = z
  .object({
    goal: goalBase,
    message: messageBase,
    waits: z.boolean().describe('nobody else has said anything in the goal since'),
    isNew: z.boolean().describe('sent since one last said that one has seen what there is'),
  })
  .meta({ id: 'DeskNote' });

export const listDeskNotes = defineRoute({
  name: 'listDeskNotes',
  tag: 'desk',
  method: 'GET',
  path: '/desk',
  summary:
    'Daily notes, activity and milestones of those whom one accompanies, over all communities: what waits for feedback, the longest waiting first; what is new, in the order of sending; or all, the latest first',
  access: 'user',
  status: 200,
  errors: ['invalid_cursor'],
  query: pageQuery.extend({ show: z.enum(['waiting', 'new', 'all']).default('waiting') }),
  answer: pageOf(deskNote).extend({
    seenUntil: time.nullable().describe('as one said last; null: never'),
  }),
});

export const visitDesk = defineRoute({
  name: 'visitDesk',
  tag: 'desk',
  method: 'PUT',
  path: '/desk/visit',
  summary: 'Say until when one has seen what there is, also back; what is sent later is new',
  access: 'user',
  status: 200,
  errors: [],
  body: z.object({ seenUntil: time.nullable() }),
  answer: z.object({ seenUntil: time.nullable() }),
});

export const snippet = z
  .object({ id, title: z.string(), content: z.string().describe('Markdown, put in where one writes') })
  .meta({ id: 'Snippet' });

const title = z.string().trim().min(1).max(limits.snippetTitle.max);
const content = z.string().trim().min(1).max(limits.snippetContent.max);
const params = z.object({ snippetId: id });

export const listSnippets = defineRoute({
  name: 'listSnippets',
  tag: 'desk',
  method: 'GET',
  path: '/desk/snippets',
  summary: 'What one says again and again in feedback, by their titles. Nobody else sees them',
  access: 'user',
  status: 200,
  errors: [],
  answer: z.object({ snippets: z.array(snippet).describe(`${snippetsAtMost} at most`) }),
});

export const createSnippet = defineRoute({
  name: 'createSnippet',
  tag: 'desk',
  method: 'POST',
  path: '/desk/snippets',
  summary: 'Keep something to say again',
  access: 'user',
  status: 201,
  errors: ['too_many_snippets'],
  body: z.object({ title, content }),
  answer: z.object({ snippet }),
});

export const updateSnippet = defineRoute({
  name: 'updateSnippet',
  tag: 'desk',
  method: 'PATCH',
  path: '/desk/snippets/:snippetId',
  summary: 'Say it better',
  access: 'user',
  status: 200,
  errors: ['not_found'],
  params,
  body: z.object({ title: title.optional(), content: content.optional() }),
  answer: z.object({ snippet }),
});

export const deleteSnippet = defineRoute({
  name: 'deleteSnippet',
  tag: 'desk',
  method: 'DELETE',
  path: '/desk/snippets/:snippetId',
  summary: 'Keep it no longer',
  access: 'user',
  status: 204,
  errors: ['not_found'],
  params,
});

export type DeskNote = z.output<typeof deskNote>;
export type Snippet = z.output<typeof snippet>;
