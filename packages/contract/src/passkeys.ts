import { z } from 'zod';
import { signedIn } from './accounts.ts';
import { limits } from './limits.ts';
import { defineRoute } from './route.ts';
import { id, ownPassword, time } from './values.ts';

export const passkeyName = z.string().trim().min(1).max(limits.passkeyName.max).meta({ example: 'Phone' });

export const passkey = z
  .object({
    id,
    name: z.string(),
    backedUp: z.boolean().describe('kept by a service that carries it to other devices, too'),
    createdAt: time,
    lastUsedAt: time.nullable(),
  })
  .meta({ id: 'Passkey' });

const base64url = (max: number) =>
  z
    .string()
    .max(max)
    .regex(/^[\w-]*$/, 'must be base64url');

const knownPasskeys = z.array(
  z.object({ id: z.string(), type: z.string(), transports: z.array(z.string()).exactOptional() }),
);
const wish = z.enum(['required', 'preferred', 'discouraged']).exactOptional();
const milliseconds = z.number().int().exactOptional();

/** What the browser is to make one with, as WebAuthn has it: PublicKeyCredentialCreationOptionsJSON. */
const makeOptions = z.object({
  challenge: z.string(),
  rp: z.object({ id: z.string().exactOptional(), name: z.string() }),
  user: z.object({ id: z.string(), name: z.string(), displayName: z.string() }),
  pubKeyCredParams: z.array(z.object({ type: z.literal('public-key'), alg: z.number().int() })),
  timeout: milliseconds,
  attestation: z.enum(['none', 'indirect', 'direct', 'enterprise']).exactOptional(),
  excludeCredentials: knownPasskeys.exactOptional(),
  authenticatorSelection: z
    .object({
      residentKey: wish,
      requireResidentKey: z.boolean().exactOptional(),
      userVerification: wish,
    })
    .exactOptional(),
  extensions: z.object({ credProps: z.boolean().exactOptional() }).exactOptional(),
  hints: z.array(z.enum(['hybrid', 'security-key', 'client-device'])).exactOptional(),
});

/** What the browser is to sign with one: PublicKeyCredentialRequestOptionsJSON. */
const useOptions = z.object({
  challenge: z.string(),
  rpId: z.string().exactOptional(),
  timeout: milliseconds,
  allowCredentials: knownPasskeys.exactOptional(),
  userVerification: wish,
});

const credential = {
  id: base64url(1400),
  rawId: base64url(1400),
  type: z.literal('public-key'),
  authenticatorAttachment: z.string().max(40).optional(),
  clientExtensionResults: z.record(z.string().max(100), z.unknown()).default({}),
};

/** What the browser answers when it has made one: RegistrationResponseJSON. */
export const madePasskey = z.object({
  ...credential,
  response: z.object({
    clientDataJSON: base64url(4000),
    attestationObject: base64url(40_000),
    transports: z.array(z.string().max(20)).max(10).optional(),
  }),
});

/** What the browser answers when one has signed: AuthenticationResponseJSON. */
export const usedPasskey = z.object({
  ...credential,
  response: z.object({
    clientDataJSON: base64url(4000),
    authenticatorData: base64url(4000),
    signature: base64url(4000),
    userHandle: base64url(100).nullish(),
  }),
});

const ofOne = z.object({ passkeyId: id });

export const beginPasskey = defineRoute({
  name: 'beginPasskey',
  tag: 'passkeys',
  method: 'POST',
  path: '/users/me/passkeys/challenges',
  summary: 'Begin to add a passkey: what to ask the browser with',
  access: 'user',
  status: 201,
  errors: ['forbidden', 'wrong_password', 'proof_needed', 'too_many_passkeys', 'rate_limited'],
  body: z.object({ password: ownPassword }),
  answer: z.object({ options: makeOptions }),
  secret: true,
});

export const addPasskey = defineRoute({
  name: 'addPasskey',
  tag: 'passkeys',
  method: 'POST',
  path: '/users/me/passkeys',
  summary: 'Add the passkey that the browser has made',
  access: 'user',
  status: 201,
  errors: ['forbidden', 'passkey_refused', 'too_many_passkeys'],
  body: z.object({ name: passkeyName, credential: madePasskey }),
  answer: z.object({ passkey }),
  secret: true,
});

export const listPasskeys = defineRoute({
  name: 'listPasskeys',
  tag: 'passkeys',
  method: 'GET',
  path: '/users/me/passkeys',
  summary: "One's passkeys",
  access: 'user',
  status: 200,
  errors: ['forbidden'],
  answer: z.object({ items: z.array(passkey) }),
});

export const renamePasskey = defineRoute({
  name: 'renamePasskey',
  tag: 'passkeys',
  method: 'PATCH',
  path: '/users/me/passkeys/:passkeyId',
  summary: 'Call it something else',
  access: 'user',
  status: 200,
  errors: ['forbidden', 'not_found'],
  params: ofOne,
  body: z.object({ name: passkeyName }),
  answer: z.object({ passkey }),
});

export const removePasskey = defineRoute({
  name: 'removePasskey',
  tag: 'passkeys',
  method: 'POST',
  path: '/users/me/passkeys/:passkeyId/end',
  summary: 'Sign in by this passkey no more; another way in must stay',
  access: 'user',
  status: 204,
  errors: ['forbidden', 'wrong_password', 'proof_needed', 'not_found', 'last_way_in', 'rate_limited'],
  params: ofOne,
  body: z.object({ password: ownPassword }),
  secret: true,
});

export const beginPasskeyProof = defineRoute({
  name: 'beginPasskeyProof',
  tag: 'passkeys',
  method: 'POST',
  path: '/users/me/passkeys/proof/challenges',
  summary: 'Begin to show once more that it is oneself, by a passkey',
  access: 'user',
  status: 201,
  errors: ['forbidden'],
  answer: z.object({ options: useOptions }),
  secret: true,
});

export const provePasskey = defineRoute({
  name: 'provePasskey',
  tag: 'passkeys',
  method: 'POST',
  path: '/users/me/passkeys/proof',
  summary: 'Show it: for ten minutes this session needs no password for what wants one',
  access: 'user',
  status: 204,
  errors: ['forbidden', 'passkey_refused'],
  body: z.object({ credential: usedPasskey }),
  secret: true,
});

export const beginPasskeySignIn = defineRoute({
  name: 'beginPasskeySignIn',
  tag: 'passkeys',
  method: 'POST',
  path: '/sessions/passkey/challenges',
  summary: 'Begin to sign in by a passkey; whoever it is, the answer is of the same form',
  access: 'anyone',
  status: 201,
  errors: [],
  answer: z.object({ options: useOptions }),
  secret: true,
  // Every look at the sign-in page asks for one, so that the browser can offer what it has.
  perMinute: 300,
});

export const signInWithPasskey = defineRoute({
  name: 'signInWithPasskey',
  tag: 'passkeys',
  method: 'POST',
  path: '/sessions/passkey',
  summary: 'Sign in by a passkey. It is both factors in one: no code is asked for',
  access: 'anyone',
  status: 201,
  errors: ['passkey_refused', 'account_deleted', 'account_closed'],
  body: z.object({ credential: usedPasskey, comeBack: z.boolean().optional() }),
  answer: signedIn,
  secret: true,
  perMinute: 60,
});

export type Passkey = z.output<typeof passkey>;
export type MakeOptions = z.output<typeof makeOptions>;
export type UseOptions = z.output<typeof useOptions>;
export type MadePasskey = z.output<typeof madePasskey>;
export type UsedPasskey = z.output<typeof usedPasskey>;
