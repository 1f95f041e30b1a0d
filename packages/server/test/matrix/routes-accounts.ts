import { everybody, from, ownersOnly, signedIn } from './roles.ts';
import type { Rows } from './row.ts';

/** The server itself, and what people have of their own here. */
export const accountRoutes: Rows = {
  getServer: { expect: everybody(200) },
  getMe: { expect: signedIn(200) },
  updateMe: { body: () => ({ bio: 'x' }), expect: signedIn(200) },
  getErasure: { expect: signedIn(200) },
  deleteMe: { body: () => ({ password: 'somebody else’s' }), expect: signedIn(403) },
  requestExport: { expect: signedIn(202) },
  getExport: { expect: signedIn(200) },
  // Nobody's is made while no jobs run.
  downloadExport: { expect: signedIn(404) },
  listNotifications: { expect: signedIn(200) },
  countUnread: { expect: signedIn(200) },
  updateNotification: { body: () => ({ read: true }), expect: ownersOnly(204) },
  readAllNotifications: { body: () => ({ until: new Date().toISOString() }), expect: signedIn(204) },
  getNotificationSettings: { expect: signedIn(200) },
  setNotificationSettings: { body: () => ({ muted: ['invite'] }), expect: signedIn(200) },
  // Public; whoever was blocked by them finds nobody.
  getProfile: { expect: { ...signedIn(200), blocked: 404 } },
  // Closed, with a name and a picture for those who share the community; whoever was taken out of it knows nobody there.
  'getProfile: closed': {
    at: { username: 'memberName' },
    expect: from('member', 200, 404),
  },
  'getProfile: private': { at: { username: 'personName' }, expect: signedIn(404) },
};
