import { z } from 'zod';
import { limits } from './limits.ts';
import { pageOf, pageQuery } from './page.ts';
import { person } from './people.ts';
import { defineRoute } from './route.ts';
import { id, time } from './values.ts';

/** More than anybody keeps apart; a program that makes them in a loop is stopped here. */
export const listsAtMost = 100;
export const listMembersAtMost = 500;

export const userList = z
  .object({
    id,
    name: z.string(),
    description: z.string(),
    members: z.int().describe('how many are in it'),
    createdAt: time,
  })
  .meta({ id: 'UserList' });

const params = z.object({ listId: id });
const memberParams = z.object({ listId: id, userId: id });
const name = z.string().trim().min(1).max(limits.listName.max);
const description = z.string().trim().max(limits.listDescription.max);

export const createList = defineRoute({
  name: 'createList',
  tag: 'lists',
  method: 'POST',
  path: '/lists',
  summary: 'Begin a list of people. Nobody else sees it, and nobody is told that they are in it',
  access: 'user',
  status: 201,
  errors: ['list_name_taken', 'too_many_lists'],
  body: z.object({ name, description: description.default('') }),
  answer: z.object({ list: userList }),
});

export const listLists = defineRoute({
  name: 'listLists',
  tag: 'lists',
  method: 'GET',
  path: '/lists',
  summary: 'One’s own lists, by their names',
  access: 'user',
  status: 200,
  errors: [],
  query: z.object({
    holding: id.optional().describe('somebody: each list says whether they are in it'),
  }),
  answer: z.object({
    lists: z.array(userList.extend({ holds: z.boolean().nullable().describe('null: not asked') })),
  }),
});

export const getList = defineRoute({
  name: 'getList',
  tag: 'lists',
  method: 'GET',
  path: '/lists/:listId',
  summary: 'One list of one’s own; those of others are not there',
  access: 'user',
  status: 200,
  errors: ['not_found'],
  params,
  answer: z.object({ list: userList }),
});

export const updateList = defineRoute({
  name: 'updateList',
  tag: 'lists',
  method: 'PATCH',
  path: '/lists/:listId',
  summary: 'Call a list something else',
  access: 'user',
  status: 200,
  errors: ['not_found', 'list_name_taken'],
  params,
  body: z.object({ name: name.optional(), description: description.optional() }),
  answer: z.object({ list: userList }),
});

export const deleteList = defineRoute({
  name: 'deleteList',
  tag: 'lists',
  method: 'DELETE',
  path: '/lists/:listId',
  summary: 'Remove a list. Whom one follows stays',
  access: 'user',
  status: 204,
  errors: ['not_found'],
  params,
});

export const listListMembers = defineRoute({
  name: 'listListMembers',
  tag: 'lists',
  method: 'GET',
  path: '/lists/:listId/members',
  summary: 'Who is in a list of one’s own, the latest first',
  access: 'user',
  status: 200,
  errors: ['not_found', 'invalid_cursor'],
  params,
  query: pageQuery,
  answer: pageOf(z.object({ person, since: time })),
});

export const addListMember = defineRoute({
  name: 'addListMember',
  tag: 'lists',
  method: 'PUT',
  path: '/lists/:listId/members/:userId',
  summary: 'Put somebody of whom one knows into a list; twice is once',
  access: 'user',
  status: 204,
  errors: ['not_found', 'list_full'],
  params: memberParams,
});

export const removeListMember = defineRoute({
  name: 'removeListMember',
  tag: 'lists',
  method: 'DELETE',
  path: '/lists/:listId/members/:userId',
  summary: 'Take somebody out of a list',
  access: 'user',
  status: 204,
  errors: ['not_found'],
  params: memberParams,
});

export type UserList = z.output<typeof userList>;
