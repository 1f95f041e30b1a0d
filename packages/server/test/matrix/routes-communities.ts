import { everybody, from, insiders, signedIn } from './roles.ts';
import type { Rows } from './row.ts';

/** Communities, who is in them, and the invites to them. */
export const communityRoutes: Rows = {
  createCommunity: {
    body: (n) => ({ name: `Community ${n}`, slug: `community-${n}` }),
    expect: signedIn(201),
  },
  suggestSlug: { query: '?name=Night+Sky', expect: signedIn(200) },
  listMyCommunities: { expect: signedIn(200) },
  listCommunities: { expect: signedIn(200) },
  getCommunity: { expect: from('member', 200, 200) },
  updateCommunity: { body: () => ({ description: 'Stars.' }), expect: from('admin', 200) },
  setCommunityPlan: {
    body: () => ({ planTier: 'pro', seatLimit: 500, aiBudgetLimit: 0 }),
    // The route is for whoever runs the server: the others are told so before anything is looked up.
    expect: { ...signedIn(403), operator: 200 },
  },
  setCommunityOrganization: {
    body: () => ({ organization: null }),
    // Not even its owner: whose people land where is for whoever runs the server.
    expect: { ...from('owner', 403), operator: 200 },
  },
  // It is private: only an invite opens it, to those inside as well.
  joinCommunity: { expect: signedIn(404) },
  listMembers: { expect: from('member', 200) },
  'listMembers: the suspended': { query: '?status=suspended', expect: from('moderator', 200) },
  updateMember: { body: () => ({ role: 'moderator' }), expect: from('admin', 200, 404) },
  // Nobody hands out a rank as high as their own.
  'updateMember: makes an admin': { body: () => ({ role: 'admin' }), expect: from('owner', 200, 404) },
  'updateMember: suspends': { body: () => ({ status: 'suspended' }), expect: from('moderator', 200, 404) },
  'updateMember: lets in again': {
    at: { memberId: 'outcastId' },
    body: () => ({ status: 'active' }),
    expect: from('moderator', 200, 404),
  },
  // Above everybody: not even an admin takes the owner out, nor does the owner.
  'updateMember: suspends the owner': {
    at: { memberId: 'ownersMemberId' },
    body: () => ({ status: 'suspended' }),
    expect: from('owner', 403, 404),
  },
  removeMember: { expect: from('moderator', 204, 404) },
  'removeMember: the owner': { at: { memberId: 'ownersMemberId' }, expect: from('owner', 403, 404) },
  createInviteLink: { body: () => ({}), expect: from('admin', 201) },
  'createInviteLink: for admins': { body: () => ({ role: 'admin' }), expect: from('owner', 201) },
  listInvites: { expect: from('admin', 200) },
  lookAtInvite: { body: (_, { linkToken }) => ({ token: linkToken }), expect: everybody(200) },
  inviteByMail: { body: () => ({ emails: ['emmy@example.org'] }), expect: from('admin', 200) },
  sendInviteAgain: { at: { inviteId: 'mailedId' }, expect: from('admin', 200) },
  // There is nobody to write to.
  'sendInviteAgain: a link': { expect: from('admin', 409) },
  revokeInvite: { expect: from('admin', 204) },
  // The token is the key to the door: whoever brings it may come in, unless they were shown out.
  acceptInvite: {
    body: (_, { linkToken }) => ({ token: linkToken }),
    expect: { ...signedIn(200), outcast: 403 },
  },
  'acceptInvite: an ended link': {
    body: (_, { endedToken }) => ({ token: endedToken }),
    // Whoever is in already is told so.
    expect: { ...signedIn(410), ...insiders(200) },
  },
  listInvitations: { expect: signedIn(200) },
  // Whoever it was sent to, and nobody who knows its number.
  acceptInvitation: { at: { inviteId: 'mailedId' }, expect: { ...signedIn(404), stranger: 200 } },
  declineInvitation: { at: { inviteId: 'mailedId' }, expect: { ...signedIn(404), stranger: 204 } },
  // It was sent to nobody in particular.
  'acceptInvitation: a link': { expect: signedIn(404) },
  'declineInvitation: a link': { expect: signedIn(404) },
  transferCommunity: { body: (_, { memberId }) => ({ memberId }), expect: from('owner', 200, 200) },
  // There is nobody to hand it to.
  'transferCommunity: to somebody outside': {
    body: (_, { userId }) => ({ memberId: userId }),
    expect: from('owner', 404, 404),
  },
  leaveCommunity: { expect: { ...from('member', 204, 404), owner: 409 } },
};
