import { mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Environment } from './load.ts';

/** root's home is closed to the account that the database runs under, so root's data lives where services live. */
export function dataDirectory(configured: string | undefined, env: Environment, isRoot: boolean): string {
  if (configured !== undefined) return resolve(configured);
  if (isRoot) return '/var/lib/weft';
  return join(env.XDG_DATA_HOME ?? join(homedir(), '.local/share'), 'weft');
}

export class DataDirectoryError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'DataDirectoryError';
  }
}

/** Makes the folder and proves that it can be written, before anything else is begun. */
export function prepareDataDirectory(path: string): void {
  try {
    mkdirSync(path, { recursive: true });
    const probe = join(path, `.probe-${process.pid}`);
    writeFileSync(probe, '');
    rmSync(probe);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    throw new DataDirectoryError(reason(path, code));
  }
}

function reason(path: string, code: unknown): string {
  if (code === 'EEXIST' || code === 'ENOTDIR') return `The data directory ${path} is not a folder.`;
  if (code === 'ENOSPC') return `There is no room left where the data directory ${path} is.`;
  if (code === 'EROFS') return `The data directory ${path} is on a disk that can only be read.`;
  const owner = statSync(path, { throwIfNoEntry: false })?.uid;
  const whose = owner === undefined ? '' : ` It belongs to user ${owner}.`;
  return `The data directory ${path} cannot be written.${whose} Name another with --data.`;
}
