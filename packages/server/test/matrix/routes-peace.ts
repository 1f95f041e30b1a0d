import { atDesk, from, signedIn } from './roles.ts';
import type { Rows } from './row.ts';

/** What keeps people in peace: blocks, mutes, reports. */
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

  // The owner's message: they do not report themselves.
  lookAtReport: { expect: { ...from('member', 200, 404), owner: 403 } },
  'lookAtReport: of a private one': {
    at: { messageId: 'privateMessageId' },
    expect: { ...signedIn(404), ...{ member: 200, moderator: 200, owner: 403 } },
  },
  reportMessage: { body: () => ({ reason: 'spam' }), expect: { ...from('member', 204, 404), owner: 403 } },
  'reportMessage: a private one': {
    at: { messageId: 'privateMessageId' },
    body: () => ({ reason: 'spam' }),
    expect: { ...signedIn(404), ...{ member: 204, moderator: 204, owner: 403 } },
  },
  // Whoever was blocked by them does not see the page.
  reportUser: {
    body: () => ({ reason: 'spam' }),
    expect: { ...signedIn(204), ...{ owner: 403, blocked: 404 } },
  },
  lookAtPostReport: { expect: { ...from('member', 200, 404), owner: 403, blocked: 404 } },
  'lookAtPostReport: on a page': {
    at: { postId: 'pagePostId' },
    expect: { ...signedIn(200), ...{ owner: 403, blocked: 404 } },
  },
  reportPost: {
    body: () => ({ reason: 'spam' }),
    expect: { ...from('member', 204, 404), owner: 403, blocked: 404 },
  },
  'reportPost: on a page': {
    at: { postId: 'pagePostId' },
    body: () => ({ reason: 'spam' }),
    expect: { ...signedIn(204), ...{ owner: 403, blocked: 404 } },
  },
  listReports: { query: ({ communityId }) => `?communityId=${communityId}`, expect: from('moderator', 200) },
  'listReports: of the server': { expect: atDesk(200) },
  countReports: { query: ({ communityId }) => `?communityId=${communityId}`, expect: from('moderator', 200) },
  'countReports: of the server': { expect: atDesk(200) },
  // It is about the owner: to them it is not there.
  handleReport: {
    body: () => ({ state: 'dismissed' }),
    expect: { ...signedIn(404), ...{ moderator: 200, admin: 200 } },
  },
  'handleReport: of the server': {
    at: { reportId: 'serverReportId' },
    body: () => ({ state: 'dismissed' }),
    expect: atDesk(200),
  },
  // An admin who cannot read the private channel deletes by the report.
  deleteReported: { expect: { ...signedIn(404), ...{ moderator: 204, admin: 204 } } },
  deleteReportedPost: {
    at: { reportId: 'postReportId' },
    expect: { ...signedIn(404), ...{ moderator: 204, admin: 204 } },
  },
  unmuteMember: { expect: from('moderator', 200, 404) },
  'unmuteMember: the owner': { at: { memberId: 'ownersMemberId' }, expect: from('owner', 403, 404) },
};
