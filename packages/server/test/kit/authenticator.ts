import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import type { MadePasskey, UsedPasskey } from '@weft/contract/passkeys.ts';

const flags = { present: 1, verified: 4, backupEligible: 8, backedUp: 16, hasCredential: 64 };

export interface Behaviour {
  /** Where the page claims to be. */
  readonly origin?: string;
  /** Unlocked by its owner. */
  readonly verified?: boolean;
}

/** A device with one passkey, as the standard says it: for what no browser would do. */
export class Authenticator {
  readonly #origin: string;
  readonly #id = randomBytes(32);
  readonly #privateKey: KeyObject;
  readonly #publicKey: KeyObject;
  counter = 0;

  constructor(origin: string) {
    this.#origin = origin;
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    this.#privateKey = privateKey;
    this.#publicKey = publicKey;
  }

  get id(): string {
    return this.#id.toString('base64url');
  }

  make(options: Readonly<Record<string, unknown>>, behaviour: Behaviour = {}): MadePasskey {
    const { challenge, rp } = options as { challenge: string; rp: { id: string } };
    const length = Buffer.alloc(2);
    length.writeUInt16BE(this.#id.length);
    const credential = Buffer.concat([Buffer.alloc(16), length, this.#id, this.#coseKey()]);
    const data = Buffer.concat([this.#data(rp.id, flags.hasCredential, behaviour), credential]);
    const attestation = map(
      [text('fmt'), text('none')],
      [text('attStmt'), map()],
      [text('authData'), bytes(data)],
    );
    return {
      ...this.#envelope(),
      response: {
        clientDataJSON: this.#client('webauthn.create', challenge, behaviour).toString('base64url'),
        attestationObject: attestation.toString('base64url'),
        transports: ['internal'],
      },
    };
  }

  use(options: Readonly<Record<string, unknown>>, behaviour: Behaviour = {}): UsedPasskey {
    const { challenge, rpId } = options as { challenge: string; rpId: string };
    this.counter += 1;
    const data = this.#data(rpId, 0, behaviour);
    const client = this.#client('webauthn.get', challenge, behaviour);
    const signed = Buffer.concat([data, createHash('sha256').update(client).digest()]);
    return {
      ...this.#envelope(),
      response: {
        clientDataJSON: client.toString('base64url'),
        authenticatorData: data.toString('base64url'),
        signature: sign('sha256', signed, this.#privateKey).toString('base64url'),
      },
    };
  }

  #envelope() {
    return { id: this.id, rawId: this.id, type: 'public-key' as const, clientExtensionResults: {} };
  }

  #client(type: string, challenge: string, { origin = this.#origin }: Behaviour): Buffer {
    return Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
  }

  #data(rpId: string, more: number, { verified = true }: Behaviour): Buffer {
    const counter = Buffer.alloc(4);
    counter.writeUInt32BE(this.counter);
    const flag =
      flags.present | flags.backupEligible | flags.backedUp | (verified ? flags.verified : 0) | more;
    return Buffer.concat([createHash('sha256').update(rpId).digest(), Buffer.of(flag), counter]);
  }

  /** ES256, as COSE writes it. */
  #coseKey(): Buffer {
    const { x = '', y = '' } = this.#publicKey.export({ format: 'jwk' });
    const part = (value: string) => bytes(Buffer.from(value, 'base64url'));
    return map(
      [Buffer.of(0x01), Buffer.of(0x02)],
      [Buffer.of(0x03), Buffer.of(0x26)],
      [Buffer.of(0x20), Buffer.of(0x01)],
      [Buffer.of(0x21), part(x)],
      [Buffer.of(0x22), part(y)],
    );
  }
}

/** The little of CBOR that is needed. */
function map(...entries: readonly (readonly [Buffer, Buffer])[]): Buffer {
  return Buffer.concat([Buffer.of(0xa0 + entries.length), ...entries.flat()]);
}

function text(value: string): Buffer {
  return Buffer.concat([Buffer.of(0x60 + value.length), Buffer.from(value)]);
}

function bytes(value: Buffer): Buffer {
  const head =
    value.length < 256
      ? Buffer.of(0x58, value.length)
      : Buffer.of(0x59, value.length >> 8, value.length & 255);
  return Buffer.concat([head, value]);
}
