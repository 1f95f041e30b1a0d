import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';

const version = 1;
const ivBytes = 12;
const tagBytes = 16;

export class VaultError extends Error {}

/**
 * Encrypts what must be stored and read again (the link in a mail that waits, the secret of a second factor), so that
 * a copy of the database alone opens nothing. AES-256-GCM; every purpose has a key of its own, derived from the
 * server's secret.
 */
export class Vault {
  readonly #secret: () => string;
  readonly #keys = new Map<string, Buffer>();

  /** The secret is asked for when it is first needed: a command that opens nothing needs none. */
  constructor(secret: () => string) {
    this.#secret = secret;
  }

  seal(purpose: string, text: string): Buffer {
    const iv = randomBytes(ivBytes);
    const cipher = createCipheriv('aes-256-gcm', this.#keyFor(purpose), iv);
    const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return Buffer.concat([Buffer.of(version), iv, cipher.getAuthTag(), body]);
  }

  open(purpose: string, sealed: Buffer): string {
    if (sealed[0] !== version || sealed.length < 1 + ivBytes + tagBytes)
      throw new VaultError('This was not sealed by Weft.');
    const iv = sealed.subarray(1, 1 + ivBytes);
    const decipher = createDecipheriv('aes-256-gcm', this.#keyFor(purpose), iv);
    decipher.setAuthTag(sealed.subarray(1 + ivBytes, 1 + ivBytes + tagBytes));
    try {
      return (
        decipher.update(sealed.subarray(1 + ivBytes + tagBytes), undefined, 'utf8') + decipher.final('utf8')
      );
    } catch (cause) {
      throw new VaultError('This was sealed with another secret than this server has (WEFT_SECRET).', {
        cause,
      });
    }
  }

  /** The same for the same text, and of no use to whoever has the database alone. */
  fingerprint(purpose: string, text: string): Buffer {
    return createHmac('sha256', this.#keyFor(`${purpose} fingerprint`))
      .update(text)
      .digest();
  }

  #keyFor(purpose: string): Buffer {
    const known = this.#keys.get(purpose);
    if (known !== undefined) return known;
    const key = Buffer.from(hkdfSync('sha256', this.#secret(), '', `weft ${purpose}`, 32));
    this.#keys.set(purpose, key);
    return key;
  }
}
