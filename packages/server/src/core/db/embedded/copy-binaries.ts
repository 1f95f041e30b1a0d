import {
  chmodSync,
  constants,
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';

import { fileTrouble } from './embedded-database-error.ts';
import type { BundledBinaries, PostgresBinaries } from './versions.ts';

/**
 * Runs are made from a copy keyed by version: reinstalling packages must not pull libraries from under a running
 * server. Copied under a temporary name, so that a folder with the version's name is always whole.
 */
export function installBinaries(source: BundledBinaries, folder: string): PostgresBinaries {
  const target = join(folder, source.version);
  if (!existsSync(target)) {
    removeMatching(folder, (name) => name.startsWith('.copy-'));
    try {
      copyInto(source.native, target, mkdtempSync(join(folder, '.copy-')));
    } catch (error) {
      removeMatching(folder, (name) => name.startsWith('.copy-'));
      throw fileTrouble(target, error);
    }
  }
  return { bin: join(target, 'bin'), version: source.version };
}

/** Versions that no data needs any more; each takes 60 MB. */
export function removeOtherBinaries(folder: string, used: string): void {
  removeMatching(folder, (name) => name !== used);
}

function copyInto(native: string, target: string, temporary: string): void {
  cpSync(native, temporary, { recursive: true, mode: constants.COPYFILE_FICLONE, verbatimSymlinks: true });
  linkLibraries(temporary);
  openForAll(temporary);
  renameSync(temporary, target);
}

/** The package makes these links in an install script, which many people switch off. */
function linkLibraries(copy: string): void {
  const list = join(copy, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const path = join(copy, target.replace(/^native\//, ''));
    if (!existsSync(path) && dirname(source) === dirname(target)) symlinkSync(basename(source), path);
  }
}

/** The database's account may be another than the one that installed the packages under a strict umask. */
function openForAll(folder: string): void {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) openForAll(path);
    else if (entry.isFile()) chmodSync(path, basename(folder) === 'bin' ? 0o755 : 0o644);
  }
}

function removeMatching(folder: string, matches: (name: string) => boolean): void {
  for (const name of readdirSync(folder).filter(matches))
    rmSync(join(folder, name), { recursive: true, force: true });
}
