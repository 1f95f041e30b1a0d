import { from, signedIn } from './roles.ts';
import type { Rows } from './row.ts';

/** What keeps people in peace: blocks, mutes. */
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

  getMember: { at: { userId: 'insiderId' }, expect: from('member', 200) },
  'getMember: who is suspended': { at: { userId: 'outcastId' }, expect: from('member', 404, 403) },
  muteMember: { body: () => ({ until: null }), expect: from('moderator', 200, 404) },
  // Not one's equals and not who stands above.
  'muteMember: the owner': {
    at: { memberId: 'ownersMemberId' },
    body: () => ({ until: null }),
    expect: from('owner', 403, 404),
  },
  unmuteMember: { expect: from('moderator', 200, 404) },
  'unmuteMember: the owner': { at: { memberId: 'ownersMemberId' }, expect: from('owner', 403, 404) },
};
