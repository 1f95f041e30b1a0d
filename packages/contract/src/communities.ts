import { z } from 'zod';
import { defineEvent } from './event.ts';
import { limits } from './limits.ts';
import { pageOf, pageQuery } from './page.ts';
import { defineRoute } from './route.ts';
import { id, streamCursor, time } from './values.ts';

/** From the most to the least. Each may do what stands in features/communities/policy.ts. */
export const memberRoles = ['owner', 'admin', 'moderator', 'instructor', 'member'] as const;
export const memberRole = z.enum(memberRoles).meta({ id: 'MemberRole' });
export const communityVisibility = z
  .enum(['public', 'private'])
  .meta({ id: 'CommunityVisibility', description: 'public: whoever is signed in finds it and may join' });
export const planTier = z.enum(['free', 'pro']).meta({ id: 'PlanTier' });

/** Begins with a letter, so that an address never confuses it with an id. */
export const communitySlug = z
  .string()
  .min(limits.communitySlug.min)
  .max(limits.communitySlug.max)
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'must be lower-case letters, digits and single hyphens')
  .meta({ id: 'CommunitySlug', example: 'night-sky' });

const name = z.string().trim().min(1).max(limits.communityName.max).meta({ example: 'Night Sky' });
const description = z.string().trim().max(limits.communityDescription.max);

/** Somebody may read and not write there, until a time or until it is lifted. */
export const mute = z
  .object({ until: time.nullable().describe('null: until somebody lifts it'), reason: z.string() })
  .meta({ id: 'Mute' });

/** What whoever may see the community sees of it; events carry this much. */
export const communityBase = z
  .object({
    id,
    name: z.string(),
    slug: communitySlug,
    description: z.string(),
    visibility: communityVisibility,
    members: z.int().describe('active ones'),
    version: z.int(),
    createdAt: time,
  })
  .meta({ id: 'CommunityBase' });

/** For those who run it. */
export const communityPlan = z
  .object({
    planTier,
    seats: z.object({ taken: z.int(), limit: z.int() }).describe('active and invited members take a seat'),
    aiBudgetLimit: z.int().describe('cents a month'),
    oidc: z.object({ issuer: z.string(), organization: z.string() }).nullable(),
  })
  .meta({ id: 'CommunityPlan' });

export const community = communityBase
  .extend({
    role: memberRole.nullable().describe("one's own; null: not a member"),
    mute: mute
      .nullable()
      .describe(
        'of oneself: nothing that one may do where people talk counts meanwhile. null: one is not muted',
      ),
    plan: communityPlan.nullable().describe('null for those who do not run it'),
    may: z.object({
      join: z.boolean(),
      leave: z.boolean(),
      edit: z.boolean(),
      invite: z.boolean(),
      transfer: z.boolean(),
      setPlan: z.boolean(),
    }),
  })
  .meta({ id: 'Community' });

const communityParams = z.object({ communityId: id });

export const createCommunity = defineRoute({
  name: 'createCommunity',
  tag: 'communities',
  method: 'POST',
  path: '/communities',
  summary: 'Make a community and become its owner; it begins with the channel #general',
  access: 'user',
  status: 201,
  errors: ['slug_taken', 'forbidden', 'too_many_communities'],
  body: z.object({
    name,
    slug: communitySlug,
    description: description.default(''),
    visibility: communityVisibility.default('private'),
  }),
  answer: z.object({ community }),
  perMinute: 20,
});

export const suggestSlug = defineRoute({
  name: 'suggestSlug',
  tag: 'communities',
  method: 'GET',
  path: '/community-slugs',
  summary: 'A free slug for a community of this name',
  access: 'user',
  status: 200,
  errors: [],
  query: z.object({ name: z.string().max(limits.communityName.max) }),
  answer: z.object({ slug: communitySlug }),
});

export const listMyCommunities = defineRoute({
  name: 'listMyCommunities',
  tag: 'communities',
  method: 'GET',
  path: '/users/me/communities',
  summary: 'The communities that one is an active member of, in the order of joining',
  access: 'user',
  status: 200,
  errors: ['invalid_cursor'],
  query: pageQuery,
  answer: pageOf(community),
});

export const listCommunities = defineRoute({
  name: 'listCommunities',
  tag: 'communities',
  method: 'GET',
  path: '/communities',
  summary: 'Public communities by name',
  access: 'user',
  status: 200,
  errors: ['invalid_cursor'],
  query: pageQuery.extend({ begins: z.string().trim().max(limits.communityName.max).optional() }),
  answer: pageOf(community),
});

export const getCommunity = defineRoute({
  name: 'getCommunity',
  tag: 'communities',
  method: 'GET',
  path: '/communities/:community',
  summary: 'A community by its id or its slug',
  access: 'user',
  status: 200,
  errors: ['not_found'],
  params: z.object({ community: z.union([id, communitySlug]) }),
  answer: z.object({ community, cursor: streamCursor }),
});

export const updateCommunity = defineRoute({
  name: 'updateCommunity',
  tag: 'communities',
  method: 'PATCH',
  path: '/communities/:communityId',
  summary: 'Change its name, slug, description or visibility',
  access: 'user',
  status: 200,
  errors: ['not_found', 'forbidden', 'slug_taken'],
  params: communityParams,
  body: z
    .object({ name, slug: communitySlug, description, visibility: communityVisibility })
    .partial()
    .refine((changes) => Object.keys(changes).length > 0, 'must change something'),
  answer: z.object({ community }),
});

export const setCommunityPlan = defineRoute({
  name: 'setCommunityPlan',
  tag: 'communities',
  method: 'PUT',
  path: '/communities/:communityId/plan',
  summary: 'Set plan, seats and AI budget; a limit below use refuses new members and removes nobody',
  access: 'operator',
  status: 200,
  errors: ['not_found', 'forbidden'],
  params: communityParams,
  body: z.object({
    planTier,
    seatLimit: z.int().min(1).max(limits.seats.max),
    aiBudgetLimit: z.int().min(0).max(limits.aiBudget.max).describe('cents a month'),
  }),
  answer: z.object({ plan: communityPlan }),
});

export const setCommunityOrganization = defineRoute({
  name: 'setCommunityOrganization',
  tag: 'communities',
  method: 'PUT',
  path: '/communities/:communityId/organization',
  summary:
    "Tie an organisation of a sign-in provider to a community: its people land in it. Only by the server's admins",
  access: 'user',
  status: 200,
  errors: ['not_found', 'forbidden', 'organization_taken'],
  params: communityParams,
  body: z.object({
    organization: z
      .object({
        provider: z.string().max(30).describe("its id in the server's settings"),
        name: z.string().trim().min(1).max(255).describe("as the provider's claim says it"),
      })
      .nullable(),
  }),
  answer: z.object({ plan: communityPlan }),
});

export const transferCommunity = defineRoute({
  name: 'transferCommunity',
  tag: 'communities',
  method: 'POST',
  path: '/communities/:communityId/owner',
  summary: 'Hand the community over to another active member; one stays as an admin',
  access: 'user',
  status: 200,
  errors: ['not_found', 'forbidden', 'conflict'],
  params: communityParams,
  body: z.object({ memberId: id }),
  answer: z.object({ community }),
});

export const joinCommunity = defineRoute({
  name: 'joinCommunity',
  tag: 'communities',
  method: 'POST',
  path: '/communities/:communityId/members',
  summary: 'Join a public community',
  access: 'user',
  status: 200,
  errors: ['not_found', 'seats_full', 'member_suspended'],
  params: communityParams,
  answer: z.object({ community }),
});

export const leaveCommunity = defineRoute({
  name: 'leaveCommunity',
  tag: 'communities',
  method: 'DELETE',
  path: '/communities/:communityId/members/me',
  summary: 'Leave; the seat is free again. An owner hands over first',
  access: 'user',
  status: 204,
  errors: ['not_found', 'owner_stays'],
  params: communityParams,
});

export const communityUpdated = defineEvent({
  type: 'community.updated',
  summary: 'A community changed; sent to its members',
  audience: 'client',
  payload: z.object({ community: communityBase }),
  example: {
    community: {
      id: '1439672833925283840',
      name: 'Night Sky',
      slug: 'night-sky',
      description: '',
      visibility: 'private',
      members: 12,
      version: 3,
      createdAt: '2026-11-20T09:30:00.000Z',
    },
  },
});

export const membershipChanged = defineEvent({
  type: 'membership.changed',
  summary:
    "One's own place in a community changed (joined, left, another role, suspended); sent to one's own devices",
  audience: 'client',
  payload: z.object({ communityId: id }),
  example: { communityId: '1439672833925283840' },
});

export type Community = z.output<typeof community>;
export type CommunityBase = z.output<typeof communityBase>;
export type CommunityPlan = z.output<typeof communityPlan>;
export type MemberRole = z.output<typeof memberRole>;
export type Mute = z.output<typeof mute>;
