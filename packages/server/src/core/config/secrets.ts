import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { prepareDataDirectory } from './data-directory.ts';
import type { Config } from './settings.ts';

const schema = z.object({
  databasePassword: z.string().min(20),
  /** What stored secrets are encrypted with (core/vault.ts). Folders of before have none yet. */
  serverSecret: z.string().min(32).optional(),
});

export interface Secrets {
  readonly databasePassword: string;
  readonly serverSecret: string;
}

/** Made on the first start, readable by the owner alone, and part of every backup. */
export function loadSecrets(dataDir: string): Secrets {
  const path = join(dataDir, 'secrets.json');
  const known = existsSync(path) ? schema.parse(JSON.parse(readFileSync(path, 'utf8'))) : undefined;
  if (known?.serverSecret !== undefined)
    return { databasePassword: known.databasePassword, serverSecret: known.serverSecret };
  const secrets: Secrets = {
    databasePassword: known?.databasePassword ?? randomBytes(24).toString('base64url'),
    serverSecret: randomBytes(32).toString('base64url'),
  };
  // Renamed into place: a crash leaves either no file or a whole one.
  const temporary = `${path}.${process.pid}`;
  writeFileSync(temporary, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  renameSync(temporary, path);
  return secrets;
}

/** The one of the settings, which several nodes share; else the data directory's own. */
export function serverSecret(config: Pick<Config, 'secret'>, dataDir: string): string {
  if (config.secret !== undefined) return config.secret;
  prepareDataDirectory(dataDir);
  return loadSecrets(dataDir).serverSecret;
}
