import { password } from '../kit/person.ts';
import { everybody, ownersOnly, signedIn } from './roles.ts';
import type { Rows } from './row.ts';

/** What no device has signed. */
const madeUp = (response: object) => ({
  ...{ id: 'AAAA', rawId: 'AAAA', type: 'public-key', clientExtensionResults: {} },
  response: { clientDataJSON: 'AAAA', ...response },
});

/** How people come in and go: accounts, sessions, tokens, and all that proves who somebody is. */
export const waysIn: Rows = {
  signUp: {
    body: (n) => ({ username: `new_${n}`, email: `new_${n}@example.org`, password }),
    expect: everybody(201),
  },
  signIn: { body: (_, { memberName }) => ({ login: memberName, password }), expect: everybody(201) },
  comeBack: { body: (_, { memberName }) => ({ login: memberName, password }), expect: everybody(201) },
  listSessions: { expect: signedIn(200) },
  revokeSession: { expect: ownersOnly(204) },
  createToken: { body: () => ({ name: 'x', scopes: ['read'] }), expect: signedIn(201) },
  listTokens: { expect: signedIn(200) },
  revokeToken: { expect: ownersOnly(204) },
  confirmEmail: { body: () => ({ token: 'nobody was ever sent this' }), expect: everybody(410) },
  sendConfirmation: { expect: signedIn(202) },
  changeEmail: { body: (n) => ({ email: `changed_${n}@example.org`, password }), expect: signedIn(202) },
  changePassword: {
    body: () => ({ password: 'not the password', newPassword: password }),
    expect: signedIn(403),
  },
  beginSecondFactor: { body: () => ({ password }), expect: signedIn(201) },
  // Nobody began.
  confirmSecondFactor: { body: () => ({ code: 'no code of any phone' }), expect: signedIn(409) },
  // Not of who one is, but of the code.
  'confirmSecondFactor: begun': {
    after: 'beginSecondFactor',
    body: () => ({ code: 'no code of any phone' }),
    expect: signedIn(401),
  },
  endSecondFactor: { body: () => ({ password }), expect: signedIn(204) },
  requestPasswordReset: { body: (_, { memberName }) => ({ login: memberName }), expect: everybody(202) },
  resetPassword: { body: () => ({ token: 'nobody was ever sent this', password }), expect: everybody(410) },
  // This server has no providers: whoever may begin learns that.
  beginOidc: { body: () => ({ provider: 'acme' }), expect: everybody(404) },
  beginOidcLink: { body: () => ({ provider: 'acme', password }), expect: signedIn(404) },
  beginOidcProof: { body: () => ({ provider: 'acme' }), expect: signedIn(404) },
  returnFromOidc: { body: () => ({ provider: 'acme', answer: '?code=x&state=y' }), expect: everybody(410) },
  signInWithOidc: { body: () => ({ password }), expect: everybody(410) },
  signUpWithOidc: {
    body: () => ({ username: 'newcomer', email: 'newcomer@example.org' }),
    expect: everybody(410),
  },
  listLogins: { expect: signedIn(200) },
  unlinkLogin: { body: () => ({ password }), expect: ownersOnly(204) },
  beginPasskey: { body: () => ({ password }), expect: signedIn(201) },
  addPasskey: {
    body: () => ({ name: 'Phone', credential: madeUp({ attestationObject: 'AAAA' }) }),
    // Of the passkey, not of who one is.
    expect: signedIn(401),
  },
  listPasskeys: { expect: signedIn(200) },
  renamePasskey: { body: () => ({ name: 'Old phone' }), expect: ownersOnly(200) },
  removePasskey: { body: () => ({ password }), expect: ownersOnly(204) },
  beginPasskeyProof: { expect: signedIn(201) },
  provePasskey: {
    body: () => ({ credential: madeUp({ authenticatorData: 'AAAA', signature: 'AAAA' }) }),
    expect: signedIn(401),
  },
  beginPasskeySignIn: { expect: everybody(201) },
  signInWithPasskey: {
    body: () => ({ credential: madeUp({ authenticatorData: 'AAAA', signature: 'AAAA' }) }),
    expect: everybody(401),
  },
  signOut: { expect: signedIn(204) },
};
