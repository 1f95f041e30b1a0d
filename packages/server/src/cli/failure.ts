import { CommanderError } from 'commander';
import { BackupError } from '../core/backup/backup-error.ts';
import { ConfigError } from '../core/config/config-error.ts';
import { DataDirectoryError } from '../core/config/data-directory.ts';
import { EmbeddedDatabaseError } from '../core/db/embedded/embedded-database-error.ts';
import { DataDirectoryBusy } from '../core/db/embedded/lock.ts';
import { connectionBroke } from '../core/db/failures.ts';
import { MigrationError } from '../core/db/migrate/migration-error.ts';
import { Problem } from '../core/http/problem.ts';
import { VaultError } from '../core/vault.ts';
import type { Terminal } from './terminal.ts';

/** A refusal in plain words: nothing is wrong with the program, so no stack is shown. */
export class CliError extends Error {
  readonly exitCode: number;

  constructor(message: string, exitCode = 1) {
    super(message);
    this.exitCode = exitCode;
  }
}

/** 0 done, 1 refused or failed, 2 wrong usage or settings, 3 checks found something. Scripts rely on these. */
export function exitCodeOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (error instanceof ConfigError) return 2;
  return error instanceof CliError ? error.exitCode : 1;
}

export function tell(io: Terminal, error: unknown): void {
  // Commander has written its own lines already.
  if (error instanceof CommanderError) return;
  io.error(isPlain(error) ? error.message : foreign(error));
}

function isPlain(error: unknown): error is Error {
  const kinds = [
    Problem,
    CliError,
    BackupError,
    ConfigError,
    DataDirectoryBusy,
    DataDirectoryError,
    EmbeddedDatabaseError,
    MigrationError,
    VaultError,
  ];
  return kinds.some((kind) => error instanceof kind);
}

function foreign(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = 'code' in error ? String(error.code) : '';
  if (code === 'EADDRINUSE')
    return `${addressOf(error)} is in use by another program. Name another port with --port.`;
  if (code === 'EACCES' && 'port' in error)
    return `${addressOf(error)} may not be used by this account. Name a port above 1023 with --port.`;
  if (code === 'EADDRNOTAVAIL')
    return `${addressOf(error)} is not an address of this machine. Name another with --host.`;
  if (code === '28P01' || code === '28000')
    return `The database refused this user and password: ${error.message}`;
  if (code === '3D000') return `The database does not exist: ${error.message}. Create it, then start again.`;
  if (connectionBroke(error) || code === 'ENOTFOUND')
    return `The database cannot be reached: ${error.message || code}`;
  return error.stack ?? error.message;
}

function addressOf(error: Error): string {
  const { address, port } = error as { address?: string; port?: number };
  return `${address ?? 'The address'}:${port ?? ''}`;
}
