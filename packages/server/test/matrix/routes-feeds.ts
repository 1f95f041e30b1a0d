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
  readHome: { expect: signedIn(200) },
  readListFeed: { expect: ownersOnly(200) },
  discover: { expect: signedIn(200) },
  listTags: { expect: signedIn(200) },
};
