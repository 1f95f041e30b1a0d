import { type Expected, everybody, from, insiders, ownersOnly, signedIn } from './roles.ts';
import type { Rows } from './row.ts';

/** In the private community. To those outside nothing is there: whoever runs the server reads what anybody reads. */
const members: Expected = { ...everybody(404), ...insiders(200) };

/** In the public one the owner alone is a member. */
const owners: Expected = { ...everybody(404), owner: 200 };
const open = { spaceId: 'openSpaceId' } as const;
const closed = { spaceId: 'closedSpaceId' } as const;
const inOpen = { communityId: 'openCommunityId' } as const;
/** They read it and are not in. */
const readers: Expected = { ...signedIn(403), owner: 200 };

/** Spaces: boards that a whole community reads, and the world with it when both are public. */
export const spaceRoutes: Rows = {
  listSpaces: { expect: members },
  'listSpaces: of a public community': { at: inOpen, expect: everybody(200) },
  createSpace: { body: (n) => ({ name: `Space ${n}` }), expect: from('moderator', 201) },
  'createSpace: in a public community': {
    at: inOpen,
    body: (n) => ({ name: `Space ${n}` }),
    expect: { ...readers, owner: 201 },
  },
  orderSpaces: { body: (_, { spaceId }) => ({ spaceIds: [spaceId] }), expect: from('moderator', 204) },
  findSpace: { expect: members },
  'findSpace: in a public community': { at: { community: 'openCommunityId' }, expect: everybody(200) },
  'findSpace: for members, in a public community': {
    at: { community: 'openCommunityId', space: 'closedSpace' },
    expect: owners,
  },
  getSpace: { expect: members },
  'getSpace: in a public community': { at: open, expect: everybody(200) },
  'getSpace: for members, in a public community': { at: closed, expect: owners },
  updateSpace: { body: () => ({ description: 'Stars.' }), expect: from('moderator', 200, 404) },
  'updateSpace: in a public community': {
    at: open,
    body: () => ({ description: 'Stars.' }),
    expect: readers,
  },
  'updateSpace: for members, in a public community': {
    at: closed,
    body: () => ({ description: 'Stars.' }),
    expect: ownersOnly(200),
  },
  'updateSpace: for members alone from now on': {
    body: () => ({ visibility: 'private' }),
    expect: from('admin', 200, 404),
  },
  'updateSpace: archives': { body: () => ({ archived: true }), expect: from('admin', 200, 404) },
};
