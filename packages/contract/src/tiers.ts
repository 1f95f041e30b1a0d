import { z } from 'zod';
import { operatorPersonDetails } from './operator-people.ts';
import { defineRoute } from './route.ts';
import { id } from './values.ts';

const closed = ['not_found', 'insufficient_scope'] as const;

/** How much room for files the platform gives out, and at what price. */
export const platformTier = z
  .object({
    id,
    name: z.string(),
    storageBytes: z.int(),
    priceMonthlyCents: z.int(),
  })
  .meta({ id: 'PlatformTier' });

export const listTiers = defineRoute({
  name: 'listTiers',
  tag: 'operator',
  method: 'GET',
  path: '/operator/tiers',
  summary: 'The tiers of the platform that are given out, from the least room to the most',
  access: 'user',
  status: 200,
  errors: [...closed],
  answer: z.object({ tiers: z.array(platformTier) }),
});

export const setPersonTier = defineRoute({
  name: 'setPersonTier',
  tag: 'operator',
  method: 'PUT',
  path: '/operator/people/:userId/tier',
  summary:
    'Give somebody another tier. Room below what they use deletes nothing; nothing new is taken until it fits again',
  access: 'user',
  status: 200,
  errors: [...closed, 'account_not_active', 'tier_not_offered', 'conflict'],
  params: z.object({ userId: id }),
  body: z.object({
    tierId: id,
    instead: id.describe('the tier that they have as far as you know; another by now is a conflict'),
  }),
  answer: z.object({ person: operatorPersonDetails }),
});

export type PlatformTier = z.output<typeof platformTier>;
