import { type Readable, Writable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { createZstdDecompress } from 'node:zlib';
import type { Migration } from '../db/migrate/files.ts';
import { BackupError } from './backup-error.ts';
import { type Sum, Tally } from './copy.ts';
import { readFileList } from './copy-files.ts';
import { type BackupTable, type Manifest, manifestName, manifestSchema } from './manifest.ts';
import type { BackupReader } from './place.ts';

export async function readManifest(reader: BackupReader): Promise<Manifest> {
  const member = await reader.read(manifestName);
  if (member === undefined)
    throw new BackupError('This is no finished backup: its manifest, which is written last, is missing.');
  const parsed = manifestSchema.safeParse(jsonOf(await buffer(member)));
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  if (issue?.path[0] === 'version')
    throw new BackupError(
      'This backup has a form that this version does not know. Restore it with a newer Weft.',
    );
  throw new BackupError(
    `The manifest of this backup is damaged (${issue?.path.join('.')}: ${issue?.message}).`,
  );
}

function jsonOf(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString());
  } catch {
    throw new BackupError('The manifest of this backup is damaged.');
  }
}

/** What the backup was migrated with must be what we would migrate with, as far as it goes. */
export function refuseOtherSchema(manifest: Manifest, migrations: readonly Migration[]): void {
  for (const { number, name, checksum } of manifest.migrations) {
    const known = migrations[number - 1];
    if (known === undefined)
      throw new BackupError(
        `This backup was made by a newer Weft (${manifest.weft}, schema ${name}). Restore it with that one or a newer.`,
      );
    if (known.checksum !== checksum)
      throw new BackupError(`Migration ${name} of this backup is another one than this version has.`);
  }
}

/** The table's text, as it was copied. */
export async function openTable(reader: BackupReader, table: BackupTable): Promise<Readable> {
  const member = await reader.read(table.file);
  if (member === undefined) throw new BackupError(`The backup is damaged: ${table.file} is missing.`);
  const text = createZstdDecompress();
  member.on('error', (error) => text.destroy(error));
  return member.pipe(text);
}

export function refuseOtherContent(table: BackupTable, sum: Sum): void {
  if (sum.sha256 === table.sha256 && sum.rows === table.rows) return;
  throw new BackupError(
    `The backup is damaged: ${table.file} is not what was written (its checksum differs).`,
  );
}

/** Reads all of it, writes nothing: is this backup whole? */
export async function checkBackup(
  reader: BackupReader,
  manifest: Manifest,
  onProgress: (done: number, total: number) => void = () => {},
): Promise<void> {
  const total = manifest.tables.reduce((sum, table) => sum + table.bytes, 0) + (manifest.files?.bytes ?? 0);
  let done = 0;
  for (const table of manifest.tables) {
    refuseOtherContent(table, await sumUp(await openTable(reader, table), table.file));
    done += table.bytes;
    onProgress(done, total);
  }
  for (const file of await readFileList(reader, manifest.files)) {
    const name = `files/${file.key}`;
    const member = await reader.read(name);
    if (member === undefined) throw new BackupError(`The backup is damaged: ${name} is missing.`);
    if ((await sumUp(member, name)).sha256 !== file.sha256)
      throw new BackupError(`The backup is damaged: ${name} is not what was written (its checksum differs).`);
    done += file.bytes;
    onProgress(done, total);
  }
}

async function sumUp(content: Readable, name: string): Promise<Sum> {
  const tally = new Tally();
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  await pipeline(content, tally, nowhere).catch((error) => {
    throw error instanceof BackupError
      ? error
      : new BackupError(`The backup is damaged: ${name} cannot be read to its end.`, { cause: error });
  });
  return tally.sum();
}
