import { type Expected, from, signedIn } from './roles.ts';
import type { Rows } from './row.ts';

/** Of the private channel: to those who are not in it, it is not there, whoever they are. */
const among = (status: number): Expected => ({
  ...signedIn(404),
  ...{ owner: status, moderator: status, member: status },
});

const secret = { channelId: 'privateChannelId' } as const;

/** Channels and who is in them. Whoever runs the server is in nobody's, and knows of none. */
export const channelRoutes: Rows = {
  listChannels: { expect: from('member', 200) },
  createChannel: { body: (n) => ({ name: `Channel ${n}` }), expect: from('member', 201) },
  getChannel: { expect: from('member', 200, 404) },
  'getChannel: a private one': { at: secret, expect: among(200) },
  updateChannel: { body: () => ({ topic: 'Stars.' }), expect: from('moderator', 200, 404) },
  'updateChannel: a private one': {
    at: secret,
    body: () => ({ topic: 'Stars.' }),
    expect: { ...among(200), member: 403 },
  },
  'updateChannel: archives': { body: () => ({ archived: true }), expect: from('admin', 200, 404) },
  // Only by somebody who is in it: the admin would not see it any more.
  'updateChannel: makes it private': {
    body: () => ({ visibility: 'private' }),
    expect: from('owner', 200, 404),
  },
  joinChannel: { expect: from('member', 200, 404) },
  // Those who may are in already.
  'joinChannel: a private one': { at: secret, expect: among(200) },
  leaveChannel: { expect: from('member', 204, 404) },
  'leaveChannel: a private one': { at: secret, expect: among(204) },
  // For whoever is in.
  setChannelNotifications: { body: () => ({ level: 'all' }), expect: from('owner', 200, 404) },
  'setChannelNotifications: a private one': {
    at: secret,
    body: () => ({ level: 'all' }),
    expect: among(200),
  },
  listChannelMembers: { expect: from('member', 200, 404) },
  'listChannelMembers: a private one': { at: secret, expect: among(200) },
  addChannelMembers: {
    body: (_, { insiderId }) => ({ userIds: [insiderId] }),
    expect: from('owner', 200, 404),
  },
  'addChannelMembers: to a private one': {
    at: secret,
    body: (_, { insiderId }) => ({ userIds: [insiderId] }),
    expect: among(200),
  },
  removeChannelMember: { at: { userId: 'insiderId' }, expect: from('owner', 204, 404) },
  'removeChannelMember: from a private one': {
    at: { ...secret, userId: 'insiderId' },
    expect: { ...among(204), member: 403 },
  },
};
