import {
  chownSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { EmbeddedDatabaseError, errorCode, fileTrouble } from './embedded-database-error.ts';
import { privateFolder } from './folders.ts';
import type { Layout } from './layout.ts';
import type { Account } from './run-as.ts';
import { runTool } from './run-tool.ts';
import { majorOf, type PostgresBinaries } from './versions.ts';

export const superuser = 'weft';
const temporaryPrefix = '.initdb-';

export interface NewCluster {
  readonly layout: Layout;
  readonly binaries: PostgresBinaries;
  readonly account: Account | undefined;
  readonly password: string;
  readonly durable: boolean;
}

/** The major version of existing data; undefined when there is none yet. */
export function clusterMajor(layout: Layout): number | undefined {
  if (!existsSync(layout.cluster)) return undefined;
  const path = join(layout.cluster, 'PG_VERSION');
  try {
    return majorOf(readFileSync(path, 'utf8'));
  } catch (error) {
    if (errorCode(error) !== 'ENOENT' && errorCode(error) !== 'ENOTDIR') throw fileTrouble(path, error);
    throw new EmbeddedDatabaseError(
      `${layout.cluster} is there but holds no database.`,
      'Move it away, or name another data directory with --data.',
    );
  }
}

/** Made in a temporary folder and renamed: a killed initdb leaves nothing that looks like a database. */
export async function createCluster(cluster: NewCluster): Promise<void> {
  const { layout, account } = cluster;
  removeHalfMade(layout);
  const temporary = makeTemporary(layout);
  try {
    privateFolder(temporary, account);
    await initialise(cluster, temporary);
    renameSync(join(temporary, 'data'), layout.cluster);
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}

async function initialise(cluster: NewCluster, temporary: string): Promise<void> {
  const { binaries, account, password, durable } = cluster;
  // Not by standard input: initdb opens the file anew, which a socket, as Node's pipes are, refuses.
  const passwordFile = join(temporary, 'password');
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  if (account !== undefined) chownSync(passwordFile, account.uid, account.gid);
  const { code, output } = await runTool(
    join(binaries.bin, 'initdb'),
    [
      `--pgdata=${join(temporary, 'data')}`,
      `--username=${superuser}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--data-checksums',
      ...collation(binaries),
      ...(durable ? [] : ['--no-sync']),
    ],
    account,
  );
  if (code !== 0) throw initFailed(cluster.layout, output);
}

/** C.UTF-8 sorts by code point, the same on every system and for ever, so no upgrade can spoil an index. */
function collation(binaries: PostgresBinaries): string[] {
  if (majorOf(binaries.version) < 17) return ['--locale=C.UTF-8'];
  return ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'];
}

function initFailed(layout: Layout, output: string): EmbeddedDatabaseError {
  if (/No space left on device|Disk quota exceeded/.test(output))
    return fileTrouble(layout.cluster, Object.assign(new Error(output), { code: 'ENOSPC' }));
  const line = /(?:error|FATAL):\s*(.+)/.exec(output)?.[1] ?? output.trim().split('\n').at(-1) ?? '';
  return new EmbeddedDatabaseError(
    `The database could not be made in ${layout.cluster}: ${line}.`,
    'Nothing was left behind; start again when that is mended.',
  );
}

function makeTemporary(layout: Layout): string {
  try {
    return mkdtempSync(join(layout.postgres, temporaryPrefix));
  } catch (error) {
    throw fileTrouble(layout.postgres, error);
  }
}

function removeHalfMade(layout: Layout): void {
  for (const name of readdirSync(layout.postgres).filter((one) => one.startsWith(temporaryPrefix)))
    rmSync(join(layout.postgres, name), { recursive: true, force: true });
}
