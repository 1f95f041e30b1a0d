import { createHash, randomBytes } from 'node:crypto';

const prefix = 'weft_';

/** 256 random bits behind a prefix by which people and scanners of leaked secrets recognise it. */
export function newTokenSecret(): { secret: string; hash: Buffer } {
  const secret = prefix + randomBytes(32).toString('base64url');
  return { secret, hash: hashTokenSecret(secret) };
}

export function hashTokenSecret(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}

/** The token of `Authorization: Bearer …`; undefined when there is none. */
export function bearerOf(authorization: string | undefined): string | undefined {
  return /^bearer (\S+)$/i.exec(authorization ?? '')?.[1];
}
