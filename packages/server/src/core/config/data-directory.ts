import { existsSync, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
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

/** Stands in a data directory from the moment that a restore begins until all of it is there. */
function unfinishedMark(path: string): string {
  return join(path, 'restore-unfinished');
}

export function markUnfinished(path: string): void {
  const words = 'A restore into this folder has begun and not ended. Run it again; it begins anew.\n';
  writeFileSync(unfinishedMark(path), words);
}

export function isUnfinished(path: string): boolean {
  return existsSync(unfinishedMark(path));
}

export function markFinished(path: string): void {
  rmSync(unfinishedMark(path), { force: true });
}

export function refuseUnfinished(path: string): void {
  if (isUnfinished(path))
    throw new DataDirectoryError(
      `A restore into ${path} did not finish. Run it again (it begins anew), or name another folder with --data.`,
    );
}

function reason(path: string, code: unknown): string {
  if (code === 'EEXIST' || code === 'ENOTDIR') return `The data directory ${path} is not a folder.`;
  if (code === 'ENOSPC') return `There is no room left where the data directory ${path} is.`;
  if (code === 'EROFS') return `The data directory ${path} is on a disk that can only be read.`;
  const owner = statSync(path, { throwIfNoEntry: false })?.uid;
  const whose = owner === undefined ? '' : ` It belongs to user ${owner}.`;
  return `The data directory ${path} cannot be written.${whose} Name another with --data.`;
}
