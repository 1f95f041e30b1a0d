import { addAbortSignal, Readable } from 'node:stream';
import { createZstdCompress } from 'node:zlib';
import { version } from '../../version.ts';
import type { Connection } from '../db/connection.ts';
import type { Storage } from '../storage/storage.ts';
import { copyOut, Tally } from './copy.ts';
import { copyFiles } from './copy-files.ts';
import { type Manifest, manifestName, manifestSchema } from './manifest.ts';
import type { BackupWriter } from './place.ts';
import { createBackup } from './places.ts';
import { lockSecrets } from './secrets-box.ts';
import { type Snapshot, withSnapshot } from './snapshot.ts';

export interface BackupOptions {
  /** Past a pooler: locks belong to a session. */
  readonly connection: Connection;
  readonly path: string;
  /** Undefined: without the files. */
  readonly storage?: Storage;
  readonly secrets?: { readonly content: Buffer; readonly passphrase: string };
  readonly onProgress?: (done: number, total: number) => void;
  /** Stops it; what was written until then is taken away. */
  readonly signal?: AbortSignal;
  /** Between two tables: for tests that want something to happen during a backup. */
  readonly onTable?: (name: string) => Promise<void>;
}

export interface MadeBackup {
  readonly manifest: Manifest;
  /** Files that were listed and gone when they were to be copied. */
  readonly gone: readonly string[];
}

/** Takes a backup while everybody goes on working. Its place is empty, or holds all of it. */
export async function writeBackup(options: BackupOptions): Promise<MadeBackup> {
  return withSnapshot(options.connection, async (snapshot) => {
    const writer = await createBackup(options.path);
    try {
      const made = await writeAll(snapshot, writer, options);
      // The last member: without it nothing of this counts.
      const text = `${JSON.stringify(manifestSchema.parse(made.manifest), null, 2)}\n`;
      await writer.write(manifestName, Readable.from([Buffer.from(text)]));
      await writer.finish();
      return made;
    } catch (error) {
      await writer.abandon().catch(() => {});
      throw error;
    }
  });
}

async function writeAll(
  snapshot: Snapshot,
  writer: BackupWriter,
  options: BackupOptions,
): Promise<MadeBackup> {
  const tables = await writeTables(snapshot, writer, options);
  const { secrets } = options;
  const secretsFile = 'secrets.locked.json';
  if (secrets !== undefined) {
    const locked = lockSecrets(secrets.content, secrets.passphrase);
    await writer.write(secretsFile, Readable.from([Buffer.from(locked)]));
  }
  // After the database: what its rows name cannot be removed while we are here, what came since does no harm.
  const { files, gone } = await copyFiles(options.storage, writer, options.signal);
  return {
    gone,
    manifest: {
      ...{ format: 'weft-backup', version: 1, weft: version },
      ...snapshot.about,
      ...{ tables, files, secrets: secrets === undefined ? null : { file: secretsFile } },
    },
  };
}

async function writeTables({ client, tables }: Snapshot, writer: BackupWriter, options: BackupOptions) {
  const guessed = tables.reduce((sum, table) => sum + table.rows, 0);
  let before = 0;
  const written: Manifest['tables'] = [];
  for (const table of tables) {
    options.signal?.throwIfAborted();
    const tally = new Tally((rows) =>
      options.onProgress?.(before + rows, Math.max(guessed, before + rows + 1)),
    );
    const file = `tables/${table.name}.copy.zst`;
    const compress = createZstdCompress();
    if (options.signal !== undefined) addAbortSignal(options.signal, compress);
    const rows = copyOut(client, table);
    // Not `pipeline`: the last of them is consumed by the writer, which waits for its end.
    for (const stream of [rows, tally]) stream.on('error', (error) => compress.destroy(error));
    await writer.write(file, rows.pipe(tally).pipe(compress));
    const sum = tally.sum();
    written.push({ name: table.name, columns: [...table.columns], ...sum, file });
    before += sum.rows;
    await options.onTable?.(table.name);
  }
  options.onProgress?.(before, before);
  return written;
}
