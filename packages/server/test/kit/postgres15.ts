import { execFileSync } from 'node:child_process';
import { globSync } from 'node:fs';
import { dirname } from 'node:path';
import { majorOf, type PostgresBinaries } from '../../src/core/db/embedded/versions.ts';

const oldestSupported = 15;

/** The system's PostgreSQL that is closest to the oldest one Weft supports; Debian keeps each in a folder. */
export function oldestPostgres(pattern = '/usr/lib/postgresql/*/bin/postgres'): PostgresBinaries | undefined {
  return globSync(pattern)
    .map((file) => ({ bin: dirname(file), version: versionOf(file) }))
    .filter(({ version }) => majorOf(version) >= oldestSupported)
    .sort((a, b) => majorOf(a.version) - majorOf(b.version))[0];
}

/** From "postgres (PostgreSQL) 15.14 (Debian 15.14-0+deb12u1)". */
function versionOf(file: string): string {
  const told = execFileSync(file, ['--version'], { encoding: 'utf8' });
  return /\d+(\.\d+)*/.exec(told)?.[0] ?? '0';
}
