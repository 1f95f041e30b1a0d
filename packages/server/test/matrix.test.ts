import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { listSessions, signIn } from '@weft/contract/accounts.ts';
import { createCommunity } from '@weft/contract/communities.ts';
import { acceptInvite, createInviteLink } from '@weft/contract/invites.ts';
import { listMembers } from '@weft/contract/members.ts';
import { listNotifications } from '@weft/contract/notifications.ts';
import { createToken } from '@weft/contract/tokens.ts';
import { sql } from '../src/core/db/statement.ts';
import { arrive, Person, password } from './kit/person.ts';
import { drawing } from './kit/pictures.ts';
import { testServer } from './kit/server.ts';
import { announce, upload } from './kit/upload.ts';

/**
 * Who may call what: every route of the API for everybody who may come by. A route that is missing here fails, so a
 * new one cannot be forgotten. `own` acts on one's own thing, `other` on somebody else's.
 */
const roles = ['anonymous', 'user', 'other', 'admin', 'suspended'] as const;
type Role = (typeof roles)[number];

/** What the routes name: all of it Ada's, whose community is private and has Linus for a member. */
interface Subject {
  readonly sessionId: string;
  readonly tokenId: string;
  readonly communityId: string;
  readonly memberId: string;
  readonly inviteId: string;
  readonly inviteToken: string;
  readonly notificationId: string;
  /** Emmy, whom only the operator has to do with. */
  readonly personId: string;
  readonly mailId: string;
  readonly loginId: string;
  readonly passkeyId: string;
  readonly uploadId: string;
  readonly mediaId: string;
}

interface Row {
  readonly method: string;
  readonly path: (subject: Subject) => string;
  readonly body?: (n: number, subject: Subject) => object;
  readonly headers?: Readonly<Record<string, string>>;
  readonly expect: Readonly<Record<Role, number>>;
}

const everybody = (status: number) => ({
  anonymous: status,
  user: status,
  other: status,
  admin: status,
  suspended: status,
});
const signedIn = (status: number) => ({
  anonymous: 401,
  user: status,
  other: status,
  admin: status,
  suspended: 401,
});

/** The operator's page: to everybody but admins it is not there. */
const atDesk = (status: number) => ({
  anonymous: 401,
  user: 404,
  other: 404,
  admin: status,
  suspended: 401,
});

/** Of Ada's private community: to those outside it is not there, an admin of the server knows of it. */
const owned = (status: number, admin: number) => ({
  anonymous: 401,
  user: status,
  other: 404,
  admin,
  suspended: 401,
});

/** What no device has signed. */
const madeUp = (response: object) => ({
  ...{ id: 'AAAA', rawId: 'AAAA', type: 'public-key', clientExtensionResults: {} },
  response: { clientDataJSON: 'AAAA', ...response },
});

const matrix: Readonly<Record<string, Row>> = {
  getServer: { method: 'GET', path: () => '/server', expect: everybody(200) },
  signUp: {
    method: 'POST',
    path: () => '/users',
    body: (n) => ({ username: `new_${n}`, email: `new_${n}@example.org`, password }),
    expect: everybody(201),
  },
  signIn: {
    method: 'POST',
    path: () => '/sessions',
    body: () => ({ login: 'linus', password }),
    expect: everybody(201),
  },
  getMe: { method: 'GET', path: () => '/users/me', expect: signedIn(200) },
  updateMe: { method: 'PATCH', path: () => '/users/me', body: () => ({ bio: 'x' }), expect: signedIn(200) },
  getErasure: { method: 'GET', path: () => '/users/me/erasure', expect: signedIn(200) },
  deleteMe: {
    method: 'POST',
    path: () => '/users/me/erasure',
    body: () => ({ password: 'somebody else’s' }),
    expect: signedIn(403),
  },
  comeBack: {
    method: 'POST',
    path: () => '/sessions/come-back',
    body: () => ({ login: 'linus', password }),
    expect: everybody(201),
  },
  requestExport: { method: 'POST', path: () => '/users/me/export', expect: signedIn(202) },
  getExport: { method: 'GET', path: () => '/users/me/export', expect: signedIn(200) },
  // Nobody's is made while no jobs run.
  downloadExport: { method: 'GET', path: () => '/users/me/export/file', expect: signedIn(404) },
  listSessions: { method: 'GET', path: () => '/sessions', expect: signedIn(200) },
  revokeSession: {
    method: 'DELETE',
    path: ({ sessionId }) => `/sessions/${sessionId}`,
    // The last of these three is whose it is: until then nobody else could touch it, an admin neither.
    expect: { anonymous: 401, other: 404, admin: 404, suspended: 401, user: 204 },
  },
  createToken: {
    method: 'POST',
    path: () => '/tokens',
    body: () => ({ name: 'x', scopes: ['read'] }),
    expect: signedIn(201),
  },
  listTokens: { method: 'GET', path: () => '/tokens', expect: signedIn(200) },
  revokeToken: {
    method: 'DELETE',
    path: ({ tokenId }) => `/tokens/${tokenId}`,
    expect: { anonymous: 401, other: 404, admin: 404, suspended: 401, user: 204 },
  },
  createCommunity: {
    method: 'POST',
    path: () => '/communities',
    body: (n) => ({ name: `Community ${n}`, slug: `community-${n}` }),
    expect: signedIn(201),
  },
  suggestSlug: { method: 'GET', path: () => '/community-slugs?name=Night+Sky', expect: signedIn(200) },
  listMyCommunities: { method: 'GET', path: () => '/users/me/communities', expect: signedIn(200) },
  listCommunities: { method: 'GET', path: () => '/communities', expect: signedIn(200) },
  getCommunity: {
    method: 'GET',
    path: ({ communityId }) => `/communities/${communityId}`,
    expect: owned(200, 200),
  },
  updateCommunity: {
    method: 'PATCH',
    path: ({ communityId }) => `/communities/${communityId}`,
    body: () => ({ description: 'Stars.' }),
    expect: owned(200, 403),
  },
  setCommunityPlan: {
    method: 'PUT',
    path: ({ communityId }) => `/communities/${communityId}/plan`,
    body: () => ({ planTier: 'pro', seatLimit: 500, aiBudgetLimit: 0 }),
    expect: { anonymous: 401, user: 403, other: 403, admin: 200, suspended: 401 },
  },
  setCommunityOrganization: {
    method: 'PUT',
    path: ({ communityId }) => `/communities/${communityId}/organization`,
    body: () => ({ organization: null }),
    // Not even its owner: whose people land where is for whoever runs the server.
    expect: { anonymous: 401, user: 403, other: 404, admin: 200, suspended: 401 },
  },
  joinCommunity: {
    method: 'POST',
    path: ({ communityId }) => `/communities/${communityId}/members`,
    expect: signedIn(404),
  },
  listMembers: {
    method: 'GET',
    path: ({ communityId }) => `/communities/${communityId}/members`,
    expect: owned(200, 403),
  },
  updateMember: {
    method: 'PATCH',
    path: ({ memberId }) => `/members/${memberId}`,
    body: () => ({ role: 'moderator' }),
    expect: owned(200, 404),
  },
  createInviteLink: {
    method: 'POST',
    path: ({ communityId }) => `/communities/${communityId}/invites`,
    body: () => ({}),
    expect: owned(201, 403),
  },
  listInvites: {
    method: 'GET',
    path: ({ communityId }) => `/communities/${communityId}/invites`,
    expect: owned(200, 403),
  },
  lookAtInvite: {
    method: 'POST',
    path: () => '/invites/look',
    body: (_, { inviteToken }) => ({ token: inviteToken }),
    expect: everybody(200),
  },
  inviteByMail: {
    method: 'POST',
    path: ({ communityId }) => `/communities/${communityId}/invitations`,
    body: () => ({ emails: ['emmy@example.org'] }),
    expect: owned(200, 403),
  },
  sendInviteAgain: {
    method: 'POST',
    path: ({ inviteId }) => `/invites/${inviteId}/mail`,
    // It is a link, and there is nobody to write to.
    expect: owned(409, 403),
  },
  revokeInvite: {
    method: 'DELETE',
    path: ({ inviteId }) => `/invites/${inviteId}`,
    expect: owned(204, 403),
  },
  removeMember: {
    method: 'DELETE',
    path: ({ memberId }) => `/members/${memberId}`,
    expect: owned(204, 404),
  },
  // The token is the key to the door: whoever brings it may come in, and an invite that ended opens nothing.
  acceptInvite: {
    method: 'POST',
    path: () => '/invites/accept',
    body: (_, { inviteToken }) => ({ token: inviteToken }),
    expect: { anonymous: 401, user: 200, other: 410, admin: 410, suspended: 401 },
  },
  listInvitations: { method: 'GET', path: () => '/invitations', expect: signedIn(200) },
  // It is a link, which nobody in particular was sent.
  acceptInvitation: {
    method: 'POST',
    path: ({ inviteId }) => `/invitations/${inviteId}/accept`,
    expect: signedIn(404),
  },
  declineInvitation: {
    method: 'DELETE',
    path: ({ inviteId }) => `/invitations/${inviteId}`,
    expect: signedIn(404),
  },
  transferCommunity: {
    method: 'POST',
    path: ({ communityId }) => `/communities/${communityId}/owner`,
    body: (_, { memberId }) => ({ memberId }),
    // Linus was removed before: there is nobody to hand it to.
    expect: { anonymous: 401, user: 404, other: 404, admin: 404, suspended: 401 },
  },
  leaveCommunity: {
    method: 'DELETE',
    path: ({ communityId }) => `/communities/${communityId}/members/me`,
    expect: { anonymous: 401, user: 409, other: 404, admin: 404, suspended: 401 },
  },
  confirmEmail: {
    method: 'POST',
    path: () => '/email-confirmations',
    body: () => ({ token: 'nobody was ever sent this' }),
    expect: everybody(410),
  },
  sendConfirmation: {
    method: 'POST',
    path: () => '/users/me/email/confirmation',
    expect: signedIn(202),
  },
  changeEmail: {
    method: 'PUT',
    path: () => '/users/me/email',
    body: (n) => ({ email: `changed_${n}@example.org`, password }),
    expect: signedIn(202),
  },
  changePassword: {
    method: 'PUT',
    path: () => '/users/me/password',
    body: () => ({ password: 'not the password', newPassword: password }),
    expect: signedIn(403),
  },
  beginSecondFactor: {
    method: 'POST',
    path: () => '/users/me/second-factor',
    body: () => ({ password }),
    expect: signedIn(201),
  },
  confirmSecondFactor: {
    method: 'PUT',
    path: () => '/users/me/second-factor',
    body: () => ({ code: 'no code of any phone' }),
    // Not of who one is, but of the code.
    expect: signedIn(401),
  },
  endSecondFactor: {
    method: 'POST',
    path: () => '/users/me/second-factor/end',
    body: () => ({ password }),
    expect: signedIn(204),
  },
  requestPasswordReset: {
    method: 'POST',
    path: () => '/password-resets',
    body: () => ({ login: 'linus' }),
    expect: everybody(202),
  },
  resetPassword: {
    method: 'PUT',
    path: () => '/password-resets',
    body: () => ({ token: 'nobody was ever sent this', password }),
    expect: everybody(410),
  },
  listNotifications: { method: 'GET', path: () => '/notifications', expect: signedIn(200) },
  countUnread: { method: 'GET', path: () => '/notifications/unread', expect: signedIn(200) },
  updateNotification: {
    method: 'PATCH',
    path: ({ notificationId }) => `/notifications/${notificationId}`,
    body: () => ({ read: true }),
    expect: owned(204, 404),
  },
  readAllNotifications: {
    method: 'POST',
    path: () => '/notifications/read',
    body: () => ({ until: new Date().toISOString() }),
    expect: signedIn(204),
  },
  getNotificationSettings: { method: 'GET', path: () => '/notification-settings', expect: signedIn(200) },
  setNotificationSettings: {
    method: 'PUT',
    path: () => '/notification-settings',
    body: () => ({ muted: ['invite'] }),
    expect: signedIn(200),
  },
  getProfile: { method: 'GET', path: () => '/profiles/ada', expect: signedIn(200) },
  getOperatorOverview: { method: 'GET', path: () => '/operator', expect: atDesk(200) },
  getOperatorFigures: { method: 'GET', path: () => '/operator/figures', expect: atDesk(200) },
  listPeople: { method: 'GET', path: () => '/operator/people', expect: atDesk(200) },
  getPerson: { method: 'GET', path: ({ personId }) => `/operator/people/${personId}`, expect: atDesk(200) },
  suspendPerson: {
    method: 'POST',
    path: ({ personId }) => `/operator/people/${personId}/suspension`,
    body: () => ({ reason: 'spam' }),
    expect: atDesk(200),
  },
  resumePerson: {
    method: 'DELETE',
    path: ({ personId }) => `/operator/people/${personId}/suspension`,
    expect: atDesk(200),
  },
  setPersonRole: {
    method: 'PUT',
    path: ({ personId }) => `/operator/people/${personId}/role`,
    body: () => ({ role: 'user' }),
    expect: atDesk(200),
  },
  endPersonSessions: {
    method: 'DELETE',
    path: ({ personId }) => `/operator/people/${personId}/sessions`,
    expect: atDesk(200),
  },
  sendPersonReset: {
    method: 'POST',
    path: ({ personId }) => `/operator/people/${personId}/password-reset`,
    expect: atDesk(202),
  },
  deletePerson: {
    method: 'POST',
    path: ({ personId }) => `/operator/people/${personId}/erasure`,
    expect: atDesk(200),
  },
  restorePerson: {
    method: 'DELETE',
    path: ({ personId }) => `/operator/people/${personId}/erasure`,
    expect: atDesk(200),
  },
  listAllCommunities: { method: 'GET', path: () => '/operator/communities', expect: atDesk(200) },
  getAnyCommunity: {
    method: 'GET',
    path: ({ communityId }) => `/operator/communities/${communityId}`,
    expect: atDesk(200),
  },
  handOverCommunity: {
    method: 'POST',
    path: ({ communityId }) => `/operator/communities/${communityId}/owner`,
    body: () => ({ username: 'nobody_here' }),
    expect: atDesk(409),
  },
  listMails: { method: 'GET', path: () => '/operator/mails', expect: atDesk(200) },
  readKeptMail: {
    method: 'POST',
    path: ({ mailId }) => `/operator/mails/${mailId}/reading`,
    expect: atDesk(200),
  },
  // No mail server here.
  retryMail: { method: 'POST', path: ({ mailId }) => `/operator/mails/${mailId}/retry`, expect: atDesk(409) },
  retryMails: {
    method: 'POST',
    path: () => '/operator/mail-retries',
    body: () => ({ status: 'kept' }),
    expect: atDesk(409),
  },
  listJobs: { method: 'GET', path: () => '/operator/jobs?state=queued', expect: atDesk(200) },
  retryJob: { method: 'POST', path: () => '/operator/jobs/12/retry', expect: atDesk(404) },
  listActs: { method: 'GET', path: () => '/operator/acts', expect: atDesk(200) },
  listNotices: { method: 'GET', path: () => '/operator/notices', expect: atDesk(200) },
  sendNotice: {
    method: 'POST',
    path: () => '/operator/notices',
    body: () => ({ text: 'The server rests tonight.' }),
    expect: atDesk(202),
  },
  // This server has no providers: whoever may begin learns that.
  beginOidc: {
    method: 'POST',
    path: () => '/oidc/flows',
    body: () => ({ provider: 'acme' }),
    expect: everybody(404),
  },
  beginOidcLink: {
    method: 'POST',
    path: () => '/users/me/logins',
    body: () => ({ provider: 'acme', password }),
    expect: signedIn(404),
  },
  beginOidcProof: {
    method: 'POST',
    path: () => '/users/me/logins/proof',
    body: () => ({ provider: 'acme' }),
    expect: signedIn(404),
  },
  returnFromOidc: {
    method: 'POST',
    path: () => '/oidc/returns',
    body: () => ({ provider: 'acme', answer: '?code=x&state=y' }),
    expect: everybody(410),
  },
  signInWithOidc: {
    method: 'POST',
    path: () => '/oidc/sign-ins',
    body: () => ({ password }),
    expect: everybody(410),
  },
  signUpWithOidc: {
    method: 'POST',
    path: () => '/oidc/sign-ups',
    body: () => ({ username: 'newcomer', email: 'newcomer@example.org' }),
    expect: everybody(410),
  },
  listLogins: { method: 'GET', path: () => '/users/me/logins', expect: signedIn(200) },
  unlinkLogin: {
    method: 'POST',
    path: ({ loginId }) => `/users/me/logins/${loginId}/end`,
    body: () => ({ password }),
    expect: owned(204, 404),
  },
  // Without its headers it announces nothing.
  createUpload: { method: 'POST', path: () => '/uploads', expect: signedIn(400) },
  getUpload: { method: 'GET', path: ({ uploadId }) => `/uploads/${uploadId}`, expect: owned(200, 404) },
  sendUpload: {
    method: 'PATCH',
    path: ({ uploadId }) => `/uploads/${uploadId}`,
    headers: { 'content-type': 'application/offset+octet-stream', 'upload-offset': '0' },
    expect: owned(204, 404),
  },
  abortUpload: { method: 'DELETE', path: ({ uploadId }) => `/uploads/${uploadId}`, expect: owned(204, 404) },
  listMyMedia: { method: 'GET', path: () => '/users/me/media', expect: signedIn(200) },
  getStorage: { method: 'GET', path: () => '/users/me/storage', expect: signedIn(200) },
  // Ada's, and nothing holds it: nobody else sees it, an admin of the server neither.
  getMedia: { method: 'GET', path: ({ mediaId }) => `/media/${mediaId}`, expect: owned(200, 404) },
  getThumbnail: {
    method: 'GET',
    path: ({ mediaId }) => `/media/${mediaId}/thumbnail`,
    expect: owned(200, 404),
  },
  setAvatar: {
    method: 'PUT',
    path: () => '/users/me/avatar',
    body: (_, { mediaId }) => ({ mediaId }),
    expect: owned(200, 404),
  },
  removeAvatar: { method: 'DELETE', path: () => '/users/me/avatar', expect: signedIn(200) },
  deleteMedia: { method: 'DELETE', path: ({ mediaId }) => `/media/${mediaId}`, expect: owned(204, 404) },
  beginPasskey: {
    method: 'POST',
    path: () => '/users/me/passkeys/challenges',
    body: () => ({ password }),
    expect: signedIn(201),
  },
  addPasskey: {
    method: 'POST',
    path: () => '/users/me/passkeys',
    body: () => ({ name: 'Phone', credential: madeUp({ attestationObject: 'AAAA' }) }),
    // Of the passkey, not of who one is.
    expect: signedIn(401),
  },
  listPasskeys: { method: 'GET', path: () => '/users/me/passkeys', expect: signedIn(200) },
  renamePasskey: {
    method: 'PATCH',
    path: ({ passkeyId }) => `/users/me/passkeys/${passkeyId}`,
    body: () => ({ name: 'Old phone' }),
    expect: owned(200, 404),
  },
  removePasskey: {
    method: 'POST',
    path: ({ passkeyId }) => `/users/me/passkeys/${passkeyId}/end`,
    body: () => ({ password }),
    expect: owned(204, 404),
  },
  beginPasskeyProof: {
    method: 'POST',
    path: () => '/users/me/passkeys/proof/challenges',
    expect: signedIn(201),
  },
  provePasskey: {
    method: 'POST',
    path: () => '/users/me/passkeys/proof',
    body: () => ({ credential: madeUp({ authenticatorData: 'AAAA', signature: 'AAAA' }) }),
    expect: signedIn(401),
  },
  beginPasskeySignIn: {
    method: 'POST',
    path: () => '/sessions/passkey/challenges',
    expect: everybody(201),
  },
  signInWithPasskey: {
    method: 'POST',
    path: () => '/sessions/passkey',
    body: () => ({ credential: madeUp({ authenticatorData: 'AAAA', signature: 'AAAA' }) }),
    expect: everybody(401),
  },
  signOut: { method: 'DELETE', path: () => '/sessions/current', expect: signedIn(204) },
};

/** The owner last: what ends a session must not end it before the others have tried. */
const order: readonly Role[] = ['anonymous', 'other', 'admin', 'suspended', 'user'];

describe('who may call what', async () => {
  const { url, db } = await testServer();
  const people: Record<Role, Person> = {
    anonymous: new Person(url),
    user: await arrive(url, 'ada'),
    other: await arrive(url, 'grace'),
    admin: await arrive(url, 'root'),
    suspended: await arrive(url, 'mallory'),
  };
  const linus = await arrive(url, 'linus');
  await db.rows(sql`update users set role = 'admin' where username = 'root'`);
  // Ada's phone: the session that the others would like to end.
  await new Person(url).call(signIn, { body: { login: 'ada', password } });
  const session = (await people.user.call(listSessions)).items.find(({ current }) => !current);
  assert.ok(session);
  const made = await people.user.call(createToken, { body: { name: 'x', scopes: ['read'] } });
  const { community } = await people.user.call(createCommunity, {
    body: { name: 'Night Sky', slug: 'night-sky' },
  });
  const inCommunity = { params: { communityId: community.id } };
  const link = await people.user.call(createInviteLink, { ...inCommunity, body: {} });
  await linus.call(acceptInvite, { body: { token: link.token } });
  const { items } = await people.user.call(listMembers, { ...inCommunity, query: { search: 'linus' } });
  // That Linus came.
  const { items: news } = await people.user.call(listNotifications);
  const emmy = await arrive(url, 'emmy');
  const [mail] = await db.rows<{ id: string }>(sql`select id from email_jobs where status = 'kept' limit 1`);
  const [login] = await db.rows<{ id: string }>(sql`
    insert into oidc_logins (user_id, issuer, subject)
    select id, 'https://id.example.org', 'ada' from users where username = 'ada' returning id`);
  const [passkey] = await db.rows<{ id: string }>(sql`
    insert into passkeys (user_id, credential_id, public_key, name)
    select id, 'c', 'k', 'Phone' from users where username = 'ada' returning id`);
  const subject: Subject = {
    sessionId: session.id,
    tokenId: made.token.id,
    communityId: community.id,
    memberId: items[0]?.id ?? '',
    inviteId: link.invite.id,
    inviteToken: link.token,
    notificationId: news[0]?.id ?? '',
    personId: emmy.id,
    mailId: mail?.id ?? '',
    loginId: login?.id ?? '',
    passkeyId: passkey?.id ?? '',
    uploadId: await announce(people.user, 10),
    mediaId: (await upload(people.user, await drawing())).id,
  };
  await db.rows(sql`update users set status = 'suspended' where username = 'mallory'`);
  let n = 0;

  test('every route stands in the matrix', async () => {
    const document = (await (await fetch(`${url}/api/openapi.json`)).json()) as {
      paths: Record<string, Record<string, { operationId: string }>>;
    };
    const routes = Object.values(document.paths).flatMap((methods) => Object.values(methods));
    assert.deepEqual(routes.map(({ operationId }) => operationId).sort(), Object.keys(matrix).sort());
  });

  for (const [name, { method, path, body, headers = {}, expect }] of Object.entries(matrix))
    for (const role of order)
      test(`${name} by ${role}: ${expect[role]}`, async () => {
        n += 1;
        // Signing in or up changes whose cookies these are: such calls are made by somebody with a copy of them.
        const person = new Person(url);
        const response = await person.fetch(`/api${path(subject)}`, {
          method,
          headers: {
            ...{ cookie: people[role].cookie, ...headers },
            ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          },
          ...(body === undefined ? {} : { body: JSON.stringify(body(n, subject)) }),
        });
        assert.equal(response.status, expect[role], await response.text());
      });
});
