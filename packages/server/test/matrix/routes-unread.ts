import { from, ownersOnly, signedIn } from './roles.ts';
import type { Rows } from './row.ts';

/** How far one has read: one's own, in places that one is in. */
export const unreadRoutes: Rows = {
  getUnread: { expect: signedIn(200) },
  // The others may read the channel, and keep no position in it.
  setRead: {
    body: (_, { channelId: id }) => ({ place: { kind: 'channel', id }, seq: 0 }),
    expect: from('owner', 200, 404),
  },
  'setRead: of a private channel': {
    body: (_, { privateChannelId: id }) => ({ place: { kind: 'channel', id }, seq: 0 }),
    expect: { ...signedIn(404), ...{ owner: 200, moderator: 200, member: 200 } },
  },
  'setRead: of a direct conversation': {
    body: (_, { directId: id }) => ({ place: { kind: 'conversation', id }, seq: 0 }),
    expect: ownersOnly(200),
  },
  readEverything: { body: () => ({}), expect: signedIn(204) },
  // Of a community that one is not in there is nothing to read.
  'readEverything: in a community': {
    body: (_, { communityId }) => ({ communityId }),
    expect: signedIn(204),
  },
};
