import { ownersOnly, signedIn } from './roles.ts';
import type { Rows } from './row.ts';

/** Files on their way and files that are here. */
export const mediaRoutes: Rows = {
  // Without its headers it announces nothing.
  createUpload: { expect: signedIn(400) },
  getUpload: { expect: ownersOnly(200) },
  sendUpload: {
    headers: { 'content-type': 'application/offset+octet-stream', 'upload-offset': '0' },
    expect: ownersOnly(204),
  },
  abortUpload: { expect: ownersOnly(204) },
  listMyMedia: { expect: signedIn(200) },
  getStorage: { expect: signedIn(200) },
  // Nothing holds it: nobody else sees it, whoever runs the server neither.
  getMedia: { expect: { ...ownersOnly(200), anonymous: 404, suspended: 404 } },
  getThumbnail: { expect: { ...ownersOnly(200), anonymous: 404, suspended: 404 } },
  setAvatar: { body: (_, { mediaId }) => ({ mediaId }), expect: ownersOnly(200) },
  removeAvatar: { expect: signedIn(200) },
  deleteMedia: { expect: ownersOnly(204) },
};
