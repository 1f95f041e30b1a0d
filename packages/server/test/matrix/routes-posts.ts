import { type Expected, everybody, from, insiders, ownersOnly, signedIn } from './roles.ts';
import type { Rows } from './row.ts';

/** In the private community; between the owner, whose post it is, and whom they blocked, nothing is read. */
const readers: Expected = { ...everybody(404), ...insiders(200), blocked: 404 };
/** Without an account, too; a blocked one is told apart only by their account. */
const world: Expected = { ...everybody(200), blocked: 404 };
/** Their page is for whoever is signed in. */
const onPage: Expected = { ...everybody(200), anonymous: 404, suspended: 404, blocked: 404 };
/** The same, with an account. */
const inside: Expected = { ...from('member', 200, 404), blocked: 404 };
const open = { postId: 'openPostId' } as const;
const page = { postId: 'pagePostId' } as const;
const inOpen = { spaceId: 'openSpaceId' } as const;

let n = 0;
const words = () => {
  n += 1;
  return { type: 'status', content: 'Dust.', clientKey: `matrix-${n}` };
};

const ofThread = (at: number) => ({ title: 'Dust', clientKey: `matrix-thread-${at}` });

const draft = (at: number) => ({ content: 'Moon', saveId: `matrix-${at}`, builtOn: 0 });

const tomorrow = () => new Date(Date.now() + 86_400_000).toISOString();

/** What is published, and what is said of it. */
export const postRoutes: Rows = {
  publishPost: { body: words, expect: signedIn(201) },
  'publishPost: in a space': {
    body: (_, { spaceId }) => ({ ...words(), spaceId }),
    expect: { ...from('member', 201, 404) },
  },
  'publishPost: in an open space': {
    body: (_, { openSpaceId }) => ({ ...words(), spaceId: openSpaceId }),
    expect: { ...signedIn(403), owner: 201 },
  },
  'publishPost: a comment': {
    body: (_, { postId }) => ({ ...words(), parentId: postId }),
    expect: { ...from('member', 201, 404), blocked: 404 },
  },
  'publishPost: a comment on a page': {
    body: (_, { pagePostId }) => ({ ...words(), parentId: pagePostId }),
    expect: { ...signedIn(201), blocked: 404 },
  },
  listPostDrafts: { expect: signedIn(200) },
  'listPostDrafts: what waits for its time': { query: '?status=scheduled', expect: signedIn(200) },
  getPostDraft: { expect: ownersOnly(200) },
  'getPost: a draft': { at: { postId: 'postDraftId' }, expect: everybody(404) },
  // Under the same key others begin something of their own; the owner goes on from a revision that is not theirs.
  savePostDraft: { body: draft, expect: { ...signedIn(200), owner: 409 } },
  'savePostDraft: in a space': {
    body: (n, { spaceId }) => ({ ...draft(n), spaceId, builtOn: 1 }),
    expect: { ...from('member', 200, 404) },
  },
  'savePostDraft: of a comment': {
    at: { clientKey: 'commentKey' },
    body: (n, { postId }) => ({ ...draft(n), parentId: postId }),
    expect: { ...from('member', 200, 404), blocked: 404 },
  },
  schedulePostDraft: { body: () => ({ at: tomorrow(), revision: 1 }), expect: ownersOnly(200) },
  unschedulePostDraft: { expect: ownersOnly(200) },
  discardPostDraft: { expect: ownersOnly(204) },
  getPost: { expect: readers },
  'getPost: in an open space': { at: open, expect: world },
  'getPost: on a page': { at: page, expect: onPage },
  editPost: {
    body: () => ({ content: 'Moon dust.' }),
    expect: { ...from('owner', 200, 404), blocked: 404 },
  },
  'editPost: in an open space': {
    at: open,
    body: () => ({ content: 'Moon dust.' }),
    expect: { ...signedIn(403), blocked: 404, owner: 200 },
  },
  deletePost: { expect: { ...from('moderator', 204, 404), blocked: 404 } },
  'deletePost: on a page': { at: page, expect: { ...signedIn(403), blocked: 404, owner: 204 } },
  markAnswer: {
    body: (_, { commentId }) => ({ commentId }),
    expect: { ...from('moderator', 200, 404), blocked: 404 },
  },
  'markAnswer: of another post': {
    at: page,
    body: (_, { commentId }) => ({ commentId }),
    expect: { ...signedIn(403), blocked: 404, owner: 409 },
  },
  previewThreadPost: { expect: from('member', 200, 404) },
  'previewThreadPost: in a space of it': {
    query: ({ spaceId }) => `?spaceId=${spaceId}`,
    expect: from('member', 200, 404),
  },
  'previewThreadPost: of a direct one': {
    at: { conversationId: 'directId' },
    expect: ownersOnly(409),
  },
  publishThread: {
    body: (n, { spaceId }) => ({ ...ofThread(n), spaceId }),
    expect: from('member', 201, 404),
  },
  'publishThread: in another community': {
    body: (n, { openSpaceId }) => ({ ...ofThread(n), spaceId: openSpaceId }),
    expect: { ...from('member', 403, 404), owner: 404 },
  },
  'publishThread: of a direct one': {
    at: { conversationId: 'directId' },
    body: (n, { spaceId }) => ({ ...ofThread(n), spaceId }),
    expect: ownersOnly(409),
  },
  // The owner is the one whom it quotes.
  withdrawQuotes: { expect: ownersOnly(204) },
  takeBackAnswer: { expect: { ...from('moderator', 200, 404), blocked: 404 } },
  listPostRevisions: { expect: readers },
  'listPostRevisions: in an open space': { at: open, expect: world },
  interact: { expect: inside },
  'interact: in an open space': { at: open, expect: { ...signedIn(403), blocked: 404, owner: 200 } },
  'interact: on a page': { at: page, expect: { ...signedIn(200), blocked: 404 } },
  takeBackInteraction: { expect: inside },
  viewPost: { expect: { ...from('member', 204, 404), blocked: 404 } },
  'viewPost: in an open space': { at: open, expect: { ...signedIn(204), blocked: 404 } },
  'viewPost: on a page': { at: page, expect: { ...signedIn(204), blocked: 404 } },
  repostPost: { body: () => ({ comment: 'Look.' }), expect: inside },
  'repostPost: in an open space': { at: open, body: () => ({}), expect: { ...signedIn(200), blocked: 404 } },
  takeBackRepost: { expect: inside },
  listReposts: { expect: inside },
  listProfileReposts: { expect: { ...signedIn(200), blocked: 404 } },
  listLikes: { expect: inside },
  listBookmarks: { expect: signedIn(200) },
  readThread: { expect: readers },
  'readThread: in an open space': { at: open, expect: world },
  'readThread: on a page': { at: page, expect: onPage },
  readThreadPath: { expect: readers },
  'readThreadPath: in an open space': { at: open, expect: world },
  listThread: { expect: readers },
  'listThread: in an open space': { at: open, expect: world },
  listSpacePosts: { expect: { ...everybody(404), ...insiders(200) } },
  'listSpacePosts: of an open space': { at: inOpen, expect: everybody(200) },
  listProfilePosts: { expect: { ...signedIn(200), blocked: 404 } },
  'listProfilePosts: songs': { query: '?type=song', expect: { ...signedIn(200), blocked: 404 } },
};
