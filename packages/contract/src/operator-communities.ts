import { z } from 'zod';
import { username } from './accounts.ts';
import { communityBase, planTier } from './communities.ts';
import { limits } from './limits.ts';
import { pageOf, pageQuery } from './page.ts';
import { defineRoute } from './route.ts';
import { id } from './values.ts';

const closed = ['not_found', 'insufficient_scope'] as const;

export const operatorCommunity = communityBase
  .extend({
    owner: z.object({ id, username: z.string(), displayName: z.string() }).nullable(),
    planTier,
    seats: z.object({ taken: z.int(), limit: z.int() }),
    aiBudgetLimit: z.int().describe('cents a month'),
  })
  .meta({ id: 'OperatorCommunity' });

export const listAllCommunities = defineRoute({
  name: 'listAllCommunities',
  tag: 'operator',
  method: 'GET',
  path: '/operator/communities',
  summary: 'Every community, private ones too, newest first',
  access: 'user',
  status: 200,
  errors: [...closed, 'invalid_cursor'],
  query: pageQuery.extend({
    begins: z
      .string()
      .trim()
      .max(limits.communityName.max)
      .optional()
      .describe('how its name begins, or its slug'),
  }),
  answer: pageOf(operatorCommunity),
});

export const getAnyCommunity = defineRoute({
  name: 'getAnyCommunity',
  tag: 'operator',
  method: 'GET',
  path: '/operator/communities/:communityId',
  summary: 'One community with its plan and its owner',
  access: 'user',
  status: 200,
  errors: [...closed],
  params: z.object({ communityId: id }),
  answer: z.object({ community: operatorCommunity }),
});

export const handOverCommunity = defineRoute({
  name: 'handOverCommunity',
  tag: 'operator',
  method: 'POST',
  path: '/operator/communities/:communityId/owner',
  summary: 'Give a community to another of its members; the owner of before stays as an admin',
  access: 'user',
  status: 200,
  errors: [...closed, 'not_a_member', 'conflict'],
  params: z.object({ communityId: id }),
  body: z.object({ username }),
  answer: z.object({ community: operatorCommunity }),
});

export type OperatorCommunity = z.output<typeof operatorCommunity>;
