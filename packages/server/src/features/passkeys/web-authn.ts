import type { MadePasskey, UsedPasskey } from '@weft/contract/passkeys.ts';
import type { PasskeysRow } from '../../core/db/row-types.ts';
import { Problem } from '../../core/http/problem.ts';

/** Loaded when somebody first uses a passkey: what reads certificates of devices is not small. */
const library = () => import('@simplewebauthn/server');

/** ES256, EdDSA, RS256: what devices make. Said here, or the library would ask Node for what Node still warns about. */
const algorithms = [-7, -8, -257];

/** Whose passkeys these are to a browser: the host that pages come from, and no other. */
export interface RelyingParty {
  readonly id: string;
  readonly origin: string;
  readonly name: string;
}

export function relyingParty(address: string, name: string): RelyingParty {
  const { hostname, origin } = new URL(address);
  return { id: hostname, origin, name };
}

type Known = Pick<PasskeysRow, 'credential_id' | 'public_key' | 'counter' | 'transports'>;

const credentialOf = (passkey: Pick<Known, 'credential_id' | 'transports'>) => ({
  id: passkey.credential_id.toString('base64url'),
  transports: [...passkey.transports],
});

interface Owner {
  /** An opaque handle: nothing of the account can be read from it. */
  readonly handle: Buffer;
  readonly username: string;
  readonly displayName: string;
}

/** On the device itself, so that no name need be typed, and unlocked by its owner: by a finger, a face, a PIN. */
export async function creationOptions(
  party: RelyingParty,
  owner: Owner,
  known: readonly Pick<Known, 'credential_id' | 'transports'>[],
  challenge: string,
) {
  const { generateRegistrationOptions } = await library();
  return generateRegistrationOptions({
    rpID: party.id,
    rpName: party.name,
    userID: new Uint8Array(owner.handle),
    userName: owner.username,
    userDisplayName: owner.displayName,
    challenge: new Uint8Array(Buffer.from(challenge, 'base64url')),
    attestationType: 'none',
    supportedAlgorithmIDs: algorithms,
    excludeCredentials: known.map(credentialOf),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  });
}

export async function requestOptions(
  party: RelyingParty,
  known: readonly Pick<Known, 'credential_id' | 'transports'>[],
  challenge: string,
) {
  const { generateAuthenticationOptions } = await library();
  return generateAuthenticationOptions({
    rpID: party.id,
    challenge: new Uint8Array(Buffer.from(challenge, 'base64url')),
    allowCredentials: known.map(credentialOf),
    userVerification: 'required',
  });
}

export type IsExpected = (challenge: string) => Promise<boolean>;

export async function verifyMade(party: RelyingParty, made: MadePasskey, isExpected: IsExpected) {
  const { verifyRegistrationResponse } = await library();
  const { verified, registrationInfo } = await refusing(() =>
    verifyRegistrationResponse({
      response: made as Parameters<typeof verifyRegistrationResponse>[0]['response'],
      expectedChallenge: isExpected,
      expectedOrigin: party.origin,
      expectedRPID: party.id,
      requireUserVerification: true,
      supportedAlgorithmIDs: algorithms,
    }),
  );
  if (!verified) throw new Problem('passkey_refused');
  const { credential, credentialBackedUp } = registrationInfo;
  return {
    credentialId: Buffer.from(credential.id, 'base64url'),
    publicKey: Buffer.from(credential.publicKey),
    counter: credential.counter,
    transports: made.response.transports ?? [],
    backedUp: credentialBackedUp,
  };
}

export async function verifyUsed(
  party: RelyingParty,
  used: UsedPasskey,
  passkey: Known,
  isExpected: IsExpected,
) {
  const { verifyAuthenticationResponse } = await library();
  type Response = Parameters<typeof verifyAuthenticationResponse>[0]['response'];
  const { verified, authenticationInfo } = await refusing(() =>
    verifyAuthenticationResponse({
      response: used as Response,
      expectedChallenge: isExpected,
      expectedOrigin: party.origin,
      expectedRPID: party.id,
      credential: {
        ...credentialOf(passkey),
        publicKey: new Uint8Array(passkey.public_key),
        counter: Number(passkey.counter),
      },
      requireUserVerification: true,
    }),
  );
  if (!verified) throw new Problem('passkey_refused');
  return { counter: authenticationInfo.newCounter, backedUp: authenticationInfo.credentialBackedUp };
}

/** The library throws at whatever does not fit: another challenge, origin, key, a copy's counter, garbage. */
async function refusing<T>(verify: () => Promise<T>): Promise<T> {
  try {
    return await verify();
  } catch (cause) {
    throw new Problem('passkey_refused', { cause });
  }
}
