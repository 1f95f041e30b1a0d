import { type Expected, from, ownersOnly, signedIn } from './roles.ts';
import type { Rows } from './row.ts';

/** Of the private channel: to those who are not in it, what is said there is not there. */
const among = (status: number, others = status): Expected => ({
  ...signedIn(404),
  ...{ owner: status, moderator: others, member: others },
});

const secret = { messageId: 'privateMessageId' } as const;
const draftOf = (n: number) => ({ content: 'x', clientKey: `k${n}`, saveId: 's', builtOn: 0 });
const direct = { conversationId: 'directId' } as const;
/** The owner has blocked the other of the two: both read what was said. */
const closed = { conversationId: 'closedDirectId' } as const;
const ofTheTwo = (status: number): Expected => ({ ...ownersOnly(status), blocked: status });

/** What is said, and the conversations that it makes. In the public channel is the owner; the others may read it. */
export const chatRoutes: Rows = {
  listMessages: { query: ({ channelId }) => `?place=channel:${channelId}`, expect: from('member', 200, 404) },
  'listMessages: of a private channel': {
    query: ({ privateChannelId }) => `?place=channel:${privateChannelId}`,
    expect: among(200),
  },
  'listMessages: of a thread': {
    query: ({ conversationId }) => `?place=conversation:${conversationId}`,
    expect: from('member', 200, 404),
  },
  'listMessages: of a direct conversation': {
    query: ({ directId }) => `?place=conversation:${directId}`,
    expect: ownersOnly(200),
  },
  sendMessage: {
    body: (n, { channelId }) => ({ to: { channelId }, content: 'x', clientKey: `k${n}` }),
    expect: from('owner', 201, 404),
  },
  'sendMessage: to a private channel': {
    body: (n, { privateChannelId }) => ({
      ...{ to: { channelId: privateChannelId }, content: 'x', clientKey: `k${n}` },
    }),
    expect: among(201),
  },
  'sendMessage: in a thread': {
    body: (n, { rootMessageId }) => ({ to: { rootMessageId }, content: 'x', clientKey: `k${n}` }),
    expect: from('owner', 201, 404),
  },
  'sendMessage: directly': {
    body: (n, { directId }) => ({ to: { conversationId: directId }, content: 'x', clientKey: `k${n}` }),
    expect: ownersOnly(201),
  },
  'sendMessage: between who is blocked and who blocked': {
    body: (n, { closedDirectId }) => ({
      ...{ to: { conversationId: closedDirectId }, content: 'x', clientKey: `k${n}` },
    }),
    expect: ofTheTwo(403),
  },
  getMessage: { expect: from('member', 200, 404) },
  'getMessage: a private one': { at: secret, expect: among(200) },
  editMessage: { body: () => ({ content: 'y' }), expect: from('owner', 200, 404) },
  'editMessage: a private one': { at: secret, body: () => ({ content: 'y' }), expect: among(200, 403) },
  deleteMessage: { expect: from('moderator', 204, 404) },
  'deleteMessage: a private one': { at: secret, expect: { ...among(204), member: 403 } },
  listRevisions: { expect: from('member', 200, 404) },
  'listRevisions: of a private one': { at: secret, expect: among(200) },
  addReaction: { expect: from('owner', 200, 404) },
  'addReaction: to a private one': { at: secret, expect: among(200) },
  removeReaction: { expect: from('owner', 200, 404) },
  'removeReaction: from a private one': { at: secret, expect: among(200) },
  pinMessage: { expect: from('owner', 204, 404) },
  'pinMessage: a private one': { at: secret, expect: among(204) },
  unpinMessage: { expect: from('owner', 204, 404) },
  'unpinMessage: a private one': { at: secret, expect: among(204) },
  listPins: { query: ({ channelId }) => `?place=channel:${channelId}`, expect: from('member', 200, 404) },
  'listPins: of a private channel': {
    query: ({ privateChannelId }) => `?place=channel:${privateChannelId}`,
    expect: among(200),
  },

  search: { query: '?q=word', expect: signedIn(200) },
  'search: in a community': {
    query: ({ communityId }) => `?q=word&communityId=${communityId}`,
    expect: from('member', 200, 404),
  },
  searchPosts: { query: '?q=word', expect: signedIn(200) },
  'searchPosts: in a community': {
    query: ({ communityId }) => `?q=word&communityId=${communityId}`,
    expect: from('member', 200, 404),
  },
  listDrafts: { expect: signedIn(200) },
  countDrafts: { expect: signedIn(200) },
  saveDraft: {
    body: (n, { channelId }) => ({ ...draftOf(n), to: { channelId } }),
    expect: from('owner', 200, 404),
  },
  'saveDraft: in a private channel': {
    body: (n, { privateChannelId }) => ({ ...draftOf(n), to: { channelId: privateChannelId } }),
    expect: among(200),
  },
  'saveDraft: in a thread': {
    body: (n, { rootMessageId }) => ({ ...draftOf(n), to: { rootMessageId } }),
    expect: from('owner', 200, 404),
  },
  'saveDraft: directly': {
    body: (n, { directId }) => ({ ...draftOf(n), to: { conversationId: directId } }),
    expect: ownersOnly(200),
  },
  discardDraft: { expect: ownersOnly(204) },

  getConversation: { expect: from('member', 200, 404) },
  'getConversation: a direct one': { at: direct, expect: ownersOnly(200) },
  'getConversation: between who is blocked and who blocked': { at: closed, expect: ofTheTwo(200) },
  // Whoever shares a community may talk to each other.
  openConversation: {
    body: (_, { insiderId }) => ({ userIds: [insiderId] }),
    expect: from('member', 200, 404),
  },
  // Not with whoever has blocked one: they are not there.
  'openConversation: with the owner': {
    body: (_, { ownerId, insiderId }) => ({ userIds: [ownerId, insiderId] }),
    expect: { ...from('member', 200, 404), blocked: 404 },
  },
  listConversations: { expect: signedIn(200) },
  listThreads: { expect: from('member', 200) },
  followThread: { body: () => ({ following: true }), expect: from('member', 204, 404) },
  'followThread: a direct conversation is none': {
    at: direct,
    body: () => ({ following: true }),
    expect: ownersOnly(409),
  },
  muteConversation: { at: direct, body: () => ({ muted: true }), expect: ownersOnly(204) },
  'muteConversation: of a thread': { body: () => ({ muted: true }), expect: signedIn(404) },
  carryConversation: {
    body: (_, { carriedChannelId }) => ({ channelId: carriedChannelId }),
    expect: from('owner', 200, 404),
  },
  'carryConversation: into a private channel': {
    body: (_, { privateChannelId }) => ({ channelId: privateChannelId, confirmed: true }),
    // Who is in the private one, and not in the other, is told so.
    expect: { ...signedIn(404), owner: 200, moderator: 403, member: 403 },
  },
  'carryConversation: out of a private channel': {
    at: secret,
    body: (_, { carriedChannelId }) => ({ channelId: carriedChannelId, confirmed: true }),
    expect: { ...signedIn(404), owner: 200, moderator: 403, member: 403 },
  },
  takeBackConversation: { at: { channelId: 'carriedChannelId' }, expect: from('moderator', 204, 404) },
};
