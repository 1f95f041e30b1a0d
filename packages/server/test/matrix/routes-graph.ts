import { from, signedIn } from './roles.ts';
import type { Rows } from './row.ts';

/** The owner's page is public; whoever they blocked finds nobody. */
const ofTheOwner = (status: number) => ({ ...signedIn(status), blocked: 404 });

/** Who follows whom. What one ends or answers is one's own: of somebody with whom there is nothing, nothing changes. */
export const graphRoutes: Rows = {
  followUser: { at: { userId: 'ownerId' }, expect: { ...ofTheOwner(200), owner: 403 } },
  // They are asked: by those who share the community, and by nobody who was taken out of it.
  'followUser: whose page is closed': { at: { userId: 'insiderId' }, expect: from('member', 200, 404) },
  'followUser: of whom they know nothing': { expect: signedIn(404) },
  unfollowUser: { expect: signedIn(204) },
  listFollowRequests: { expect: signedIn(200) },
  acceptFollow: { expect: signedIn(404) },
  declineFollow: { expect: signedIn(204) },
  removeFollower: { expect: signedIn(204) },
  unfriend: { expect: signedIn(204) },
  muteUser: { at: { userId: 'ownerId' }, expect: { ...ofTheOwner(204), owner: 403 } },
  'muteUser: whose page is closed': { at: { userId: 'insiderId' }, expect: from('member', 204, 404) },
  'muteUser: of whom they know nothing': { expect: signedIn(404) },
  unmuteUser: { expect: signedIn(204) },
  listMutes: { expect: signedIn(200) },
  listFollowers: { expect: ofTheOwner(200) },
  'listFollowers: of a closed page': { at: { username: 'memberName' }, expect: signedIn(404) },
  listFollowing: { expect: ofTheOwner(200) },
  'listFollowing: of a closed page': { at: { username: 'memberName' }, expect: signedIn(404) },
  listFriends: { expect: ofTheOwner(200) },
  'listFriends: of a closed page': { at: { username: 'memberName' }, expect: signedIn(404) },
};
