import { ownersOnly, signedIn } from './roles.ts';
import type { Rows } from './row.ts';

/** Lists and feeds are their owner's alone; what stands in a feed is for the rule of posts. */
export const feedRoutes: Rows = {
  createList: { body: (n) => ({ name: `Astronomers ${n}` }), expect: signedIn(201) },
  listLists: { expect: signedIn(200) },
  getList: { expect: ownersOnly(200) },
  updateList: { body: (n) => ({ name: `Stargazers ${n}` }), expect: ownersOnly(200) },
  deleteList: { expect: ownersOnly(204) },
  listListMembers: { expect: ownersOnly(200) },
  addListMember: { at: { userId: 'insiderId' }, expect: ownersOnly(204) },
  'addListMember: of whom they know nothing': { expect: ownersOnly(404) },
  removeListMember: { expect: ownersOnly(204) },
  createFeed: { body: (n) => ({ name: `Feed ${n}` }), expect: signedIn(201) },
  'createFeed: with a filter that makes no sense': {
    body: (n) => ({
      name: `Feed ${n}`,
      groups: [{ operator: 'AND', filters: [{ type: 'tag', operator: 'less_than', value: ['moon'] }] }],
    }),
    expect: signedIn(400),
  },
  listFeeds: { expect: signedIn(200) },
  getFeed: { expect: ownersOnly(200) },
  updateFeed: { body: (n) => ({ name: `Other ${n}` }), expect: ownersOnly(200) },
  deleteFeed: { expect: ownersOnly(204) },
  orderFeeds: { body: (_, { feedId }) => ({ feedIds: [feedId] }), expect: { ...signedIn(409), owner: 204 } },
  readCustomFeed: { expect: ownersOnly(200) },
  previewFeed: { body: () => ({ logic: 'AND', groups: [], sort: 'popular' }), expect: signedIn(200) },
  readHome: { expect: signedIn(200) },
  readListFeed: { expect: ownersOnly(200) },
  discover: { expect: signedIn(200) },
  listTags: { expect: signedIn(200) },
};
