import { readFileSync } from 'node:fs';
import type { Overrides } from '../core/config/load.ts';
import { CliError } from './failure.ts';

export const passphraseOption = [
  '--passphrase-file <file>',
  'holds the passphrase of the secrets (or WEFT_BACKUP_PASSPHRASE, WEFT_BACKUP_PASSPHRASE_FILE)',
] as const;

export function passphraseOverride(file: string | undefined): Overrides {
  if (file === undefined) return {};
  try {
    return { backupPassphrase: readFileSync(file, 'utf8').trim() };
  } catch {
    throw new CliError(`${file}, which should hold the passphrase, cannot be read.`, 2);
  }
}
