import { createCipheriv, createDecipheriv, randomBytes, scryptSync } from 'node:crypto';
import { z } from 'zod';
import { BackupError } from './backup-error.ts';

/** 64 MB and about a quarter of a second: guessing passphrases should cost something. */
const work = { N: 2 ** 16, r: 8, p: 1, maxmem: 2 ** 27 };

const base64 = z.base64();
const boxSchema = z.object({
  cipher: z.literal('aes-256-gcm'),
  kdf: z.object({
    name: z.literal('scrypt'),
    N: z.int().max(2 ** 20),
    r: z.int().max(16),
    p: z.int().max(4),
    salt: base64,
  }),
  iv: base64,
  tag: base64,
  data: base64,
});

/** The secrets, readable by whoever knows the passphrase. */
export function lockSecrets(secrets: Buffer, passphrase: string): string {
  const salt = randomBytes(16);
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', scryptSync(passphrase.normalize(), salt, 32, work), iv);
  const data = Buffer.concat([cipher.update(secrets), cipher.final()]);
  const { N, r, p } = work;
  const box: z.input<typeof boxSchema> = {
    cipher: 'aes-256-gcm',
    kdf: { name: 'scrypt', N, r, p, salt: salt.toString('base64') },
    iv: iv.toString('base64'),
    tag: cipher.getAuthTag().toString('base64'),
    data: data.toString('base64'),
  };
  return `${JSON.stringify(box, null, 2)}\n`;
}

export function unlockSecrets(text: string, passphrase: string): Buffer {
  const box = boxSchema.safeParse(parsed(text));
  if (!box.success) throw new BackupError('The secrets of this backup are damaged.');
  const { kdf, iv, tag, data } = box.data;
  const bytes = (encoded: string) => Buffer.from(encoded, 'base64');
  try {
    const key = scryptSync(passphrase.normalize(), bytes(kdf.salt), 32, { ...kdf, maxmem: 2 ** 28 });
    const decipher = createDecipheriv('aes-256-gcm', key, bytes(iv)).setAuthTag(bytes(tag));
    return Buffer.concat([decipher.update(bytes(data)), decipher.final()]);
  } catch {
    throw new BackupError('This is not the passphrase that the secrets of this backup were locked with.');
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
