import { z } from 'zod';
import { defineEvent } from './event.ts';
import { pageOf, pageQuery } from './page.ts';
import { person } from './people.ts';
import { defineRoute } from './route.ts';
import { id, time } from './values.ts';

/** They travel with one's account, so that no line is shown before it is known whose it is. */
export const blocksAtMost = 500;

export const blockUser = defineRoute({
  name: 'blockUser',
  tag: 'blocks',
  method: 'PUT',
  path: '/blocks/:userId',
  summary:
    'Block somebody: the two do not write to each other directly, find or read each other’s pages, nor hear of each other. They are not told',
  access: 'user',
  status: 204,
  errors: ['not_found', 'forbidden', 'too_many_blocks'],
  params: z.object({ userId: id }),
});

export const unblockUser = defineRoute({
  name: 'unblockUser',
  tag: 'blocks',
  method: 'DELETE',
  path: '/blocks/:userId',
  summary: 'Take a block back. Whom one has not blocked stays as they are',
  access: 'user',
  status: 204,
  errors: [],
  params: z.object({ userId: id }),
});

export const listBlocks = defineRoute({
  name: 'listBlocks',
  tag: 'blocks',
  method: 'GET',
  path: '/blocks',
  summary: 'Whom one has blocked, the latest first',
  access: 'user',
  status: 200,
  errors: ['invalid_cursor'],
  query: pageQuery,
  answer: pageOf(z.object({ person, since: time })),
});

export const directChanged = defineEvent({
  type: 'direct.changed',
  summary:
    'A direct conversation can only be read from now on, or written in again; sent to those who take part, each in their own room. Why is not told',
  audience: 'client',
  payload: z.object({ conversationId: id, reply: z.boolean(), version: z.int() }),
  example: { conversationId: '1439672833925283871', reply: false, version: 7 },
});
