import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { createZstdCompress, createZstdDecompress } from 'node:zlib';
import { z } from 'zod';
import { checkKey, type Storage } from '../storage/storage.ts';
import { BackupError } from './backup-error.ts';
import { Tally } from './copy.ts';
import type { Manifest } from './manifest.ts';
import type { BackupReader, BackupWriter } from './place.ts';

const listName = 'files.jsonl.zst';
const isKey = (key: string) => {
  try {
    return checkKey(key) === key;
  } catch {
    return false;
  }
};
/** Keys become paths in the backup and again where it is restored: none may lead out of there. */
const line = z.object({
  key: z.string().refine(isKey),
  bytes: z.int().min(0),
  sha256: z.string(),
});
type Line = z.output<typeof line>;

/** Copies every stored file. One that is gone when its turn comes was in nobody's use: it is told, and nothing fails. */
export async function copyFiles(
  storage: Storage | undefined,
  writer: BackupWriter,
  signal?: AbortSignal,
): Promise<{ files: Manifest['files']; gone: string[] }> {
  if (storage === undefined) return { files: null, gone: [] };
  const lines: Line[] = [];
  const gone: string[] = [];
  for await (const { key } of storage.list('')) {
    signal?.throwIfAborted();
    const content = await storage.get(key);
    if (content === undefined) gone.push(key);
    else {
      const tally = new Tally();
      content.on('error', (error) => tally.destroy(error));
      await writer.write(`files/${checkKey(key)}`, content.pipe(tally));
      const { bytes, sha256 } = tally.sum();
      lines.push({ key, bytes, sha256 });
    }
  }
  const list = new Tally();
  const text = Readable.from(lines.map((entry) => Buffer.from(`${JSON.stringify(entry)}\n`)));
  await writer.write(listName, text.pipe(list).pipe(createZstdCompress()));
  const bytes = lines.reduce((sum, entry) => sum + entry.bytes, 0);
  return { files: { count: lines.length, bytes, list: listName, sha256: list.sum().sha256 }, gone };
}

/** Each file of the backup with what it must be. The list itself is checked before anything is made of it. */
export async function readFileList(reader: BackupReader, files: Manifest['files']): Promise<Line[]> {
  if (files === null) return [];
  const content = await reader.read(files.list);
  if (content === undefined) throw new BackupError(`The backup is damaged: ${files.list} is missing.`);
  const tally = new Tally();
  const text = content.pipe(createZstdDecompress()).pipe(tally);
  const lines: Line[] = [];
  for await (const entry of createInterface({ input: text })) lines.push(parsed(entry));
  if (tally.sum().sha256 !== files.sha256)
    throw new BackupError(`The backup is damaged: ${files.list} is not what was written.`);
  return lines;
}

function parsed(text: string): Line {
  try {
    return line.parse(JSON.parse(text));
  } catch (cause) {
    throw new BackupError(`The backup is damaged: ${listName} cannot be read.`, { cause });
  }
}
