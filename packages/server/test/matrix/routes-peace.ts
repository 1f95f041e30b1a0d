import { from, signedIn } from './roles.ts';
import type { Rows } from './row.ts';

/** What keeps people in peace: blocks. */
export const peaceRoutes: Rows = {
  // Whom one knows of; nobody blocks themselves.
  blockUser: {
    at: { userId: 'ownerId' },
    expect: { ...signedIn(204), owner: 403 },
  },
  'blockUser: of the same community': {
    at: { userId: 'insiderId' },
    expect: { ...from('member', 204, 404), outcast: 204 },
  },
  'blockUser: whose page is closed': { expect: signedIn(404) },
  unblockUser: { expect: signedIn(204) },
  listBlocks: { expect: signedIn(200) },
};
