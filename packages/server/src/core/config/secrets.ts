import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const schema = z.object({ databasePassword: z.string().min(20) });

export type Secrets = z.infer<typeof schema>;

/** Made on the first start, readable by the owner alone, and part of every backup. */
export function loadSecrets(dataDir: string): Secrets {
  const path = join(dataDir, 'secrets.json');
  if (existsSync(path)) return schema.parse(JSON.parse(readFileSync(path, 'utf8')));
  const secrets: Secrets = { databasePassword: randomBytes(24).toString('base64url') };
  // Renamed into place: a crash leaves either no file or a whole one.
  const temporary = `${path}.${process.pid}`;
  writeFileSync(temporary, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  renameSync(temporary, path);
  return secrets;
}
