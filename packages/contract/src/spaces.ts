import { z } from 'zod';
import { communitySlug } from './communities.ts';
import { defineEvent } from './event.ts';
import { limits } from './limits.ts';
import { pageOf, pageQuery } from './page.ts';
import { defineRoute } from './route.ts';
import { id, streamCursor, time } from './values.ts';

/** Of a community, archived ones included: they can be brought back. */
export const spacesAtMost = 200;

export const spaceVisibility = z.enum(['public', 'private']).meta({
  id: 'SpaceVisibility',
  description:
    'public: as open as its community, in a public one readable by anybody; private: for active members of the community',
});

/** Part of addresses. */
export const spaceSlug = z
  .string()
  .min(1)
  .max(limits.spaceSlug.max)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be lower-case letters, digits and single hyphens')
  .meta({ id: 'SpaceSlug', example: 'field-reports' });

const name = z.string().trim().min(1).max(limits.spaceName.max).meta({ example: 'Field reports' });
const description = z.string().trim().max(limits.spaceDescription.max);

/** What everybody sees of it who may read it; events carry this much. */
export const spaceBase = z
  .object({
    id,
    communityId: id,
    slug: spaceSlug,
    name: z.string(),
    description: z.string(),
    visibility: spaceVisibility,
    archivedAt: time.nullable().describe('archived: to be read, not written'),
    position: z.int().describe('the lower one comes first; where two are equal, the older one'),
    version: z.int(),
    createdAt: time,
  })
  .meta({ id: 'SpaceBase' });

export const space = spaceBase
  .extend({
    may: z.object({
      post: z.boolean(),
      edit: z.boolean().describe('name, description, address and order'),
      manage: z.boolean().describe('visibility and archive'),
    }),
  })
  .meta({ id: 'Space' });

const spaceId = z.object({ spaceId: id });
const communityId = z.object({ communityId: id });

export const listSpaces = defineRoute({
  name: 'listSpaces',
  tag: 'spaces',
  method: 'GET',
  path: '/communities/:communityId/spaces',
  summary: 'The spaces of a community that one may read, in its own order, archived ones last',
  access: 'anyone',
  status: 200,
  errors: ['not_found', 'invalid_cursor'],
  params: communityId,
  query: pageQuery,
  answer: pageOf(space).extend({ may: z.object({ create: z.boolean(), order: z.boolean() }) }),
});

export const createSpace = defineRoute({
  name: 'createSpace',
  tag: 'spaces',
  method: 'POST',
  path: '/communities/:communityId/spaces',
  summary: 'Make a space, as the last one. Its address is made from the name unless one is given',
  access: 'user',
  status: 201,
  errors: ['not_found', 'forbidden', 'space_slug_taken', 'too_many_spaces'],
  params: communityId,
  body: z.object({
    name,
    slug: spaceSlug.optional(),
    description: description.default(''),
    visibility: spaceVisibility.default('public'),
  }),
  answer: z.object({ space }),
});

export const orderSpaces = defineRoute({
  name: 'orderSpaces',
  tag: 'spaces',
  method: 'PUT',
  path: '/communities/:communityId/spaces/order',
  summary: 'Put the spaces that are not archived into this order: each of them, once',
  access: 'user',
  status: 204,
  errors: ['not_found', 'forbidden', 'spaces_changed'],
  params: communityId,
  body: z.object({ spaceIds: z.array(id).max(spacesAtMost) }),
});

export const findSpace = defineRoute({
  name: 'findSpace',
  tag: 'spaces',
  method: 'GET',
  path: '/communities/:community/spaces/:space',
  summary: 'One space by its address, in a community by id or address; like getSpace',
  access: 'anyone',
  status: 200,
  errors: ['not_found'],
  params: z.object({ community: z.union([id, communitySlug]), space: spaceSlug }),
  answer: z.object({ space, cursor: streamCursor }),
});

export const getSpace = defineRoute({
  name: 'getSpace',
  tag: 'spaces',
  method: 'GET',
  path: '/spaces/:spaceId',
  summary: 'One space, and the cursor from which on events tell what happens to it',
  access: 'anyone',
  status: 200,
  errors: ['not_found'],
  params: spaceId,
  answer: z.object({ space, cursor: streamCursor }),
});

export const updateSpace = defineRoute({
  name: 'updateSpace',
  tag: 'spaces',
  method: 'PATCH',
  path: '/spaces/:spaceId',
  summary: 'Change name, address, description; make it public or private; archive it or bring it back',
  access: 'user',
  status: 200,
  errors: ['not_found', 'forbidden', 'space_slug_taken'],
  params: spaceId,
  body: z
    .object({ name, slug: spaceSlug, description, visibility: spaceVisibility, archived: z.boolean() })
    .partial()
    .refine((changes) => Object.keys(changes).length > 0, 'must change something'),
  answer: z.object({ space }),
});

const example = {
  space: {
    id: '1439672833925283860',
    communityId: '1439672833925283840',
    slug: 'field-reports',
    name: 'Field reports',
    description: 'What you saw, when, and through what',
    visibility: 'public',
    archivedAt: null,
    position: 1,
    version: 2,
    createdAt: '2026-11-20T09:30:00.000Z',
  },
} as const;

export const spaceCreated = defineEvent({
  type: 'space.created',
  summary: 'There is a space more; sent to the community, whose members see all of them',
  audience: 'client',
  payload: z.object({ space: spaceBase }),
  example,
});

export const spaceUpdated = defineEvent({
  type: 'space.updated',
  summary:
    'Name, description, address, visibility, archive or place in the order changed; sent to the community',
  audience: 'client',
  payload: z.object({ space: spaceBase }),
  example,
});

export type Space = z.output<typeof space>;
export type SpaceBase = z.output<typeof spaceBase>;
