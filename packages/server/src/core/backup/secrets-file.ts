import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { z } from 'zod';
import { BackupError } from './backup-error.ts';
import type { Manifest } from './manifest.ts';
import type { BackupReader } from './place.ts';
import { unlockSecrets } from './secrets-box.ts';

const secretsSchema = z.record(z.string(), z.unknown());
const secretsPath = (dataDir: string) => join(dataDir, 'secrets.json');

/**
 * Whatever the secrets are by now: a backup keeps all of the file, and the one of the settings in its place. Undefined
 * where there are none.
 */
export function secretsToKeep(dataDir: string, serverSecret: string | undefined): Buffer | undefined {
  const file = readSecretsFile(dataDir);
  if (serverSecret === undefined) return file;
  return Buffer.from(JSON.stringify({ ...JSON.parse(file?.toString() ?? '{}'), serverSecret }));
}

function readSecretsFile(dataDir: string): Buffer | undefined {
  return existsSync(secretsPath(dataDir)) ? readFileSync(secretsPath(dataDir)) : undefined;
}

export async function unlockFrom(
  reader: BackupReader,
  manifest: Manifest,
  passphrase: string,
): Promise<Buffer | undefined> {
  if (manifest.secrets === null) return undefined;
  const member = await reader.read(manifest.secrets.file);
  if (member === undefined)
    throw new BackupError(`The backup is damaged: ${manifest.secrets.file} is missing.`);
  return unlockSecrets(await text(member), passphrase);
}

/**
 * What was locked with the backup's keys needs them here. The database's password stays the one that a database there
 * was made with, and what was there before is kept beside.
 */
export function writeSecretsFile(dataDir: string, content: Buffer): void {
  const before = readSecretsFile(dataDir);
  if (before !== undefined) writeFileSync(`${secretsPath(dataDir)}.before-restore`, before, { mode: 0o600 });
  const { databasePassword } = secretsSchema.parse(JSON.parse(before?.toString() ?? '{}'));
  const restored = secretsSchema.parse(JSON.parse(content.toString()));
  const secrets = {
    databasePassword: randomBytes(24).toString('base64url'),
    ...restored,
    ...(databasePassword === undefined ? {} : { databasePassword }),
  };
  const temporary = `${secretsPath(dataDir)}.${process.pid}`;
  writeFileSync(temporary, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  renameSync(temporary, secretsPath(dataDir));
}
