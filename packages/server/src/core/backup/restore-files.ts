import type { Storage } from '../storage/storage.ts';
import { BackupError } from './backup-error.ts';
import { Tally } from './copy.ts';
import { readFileList } from './copy-files.ts';
import type { Manifest } from './manifest.ts';
import type { BackupReader } from './place.ts';

/**
 * The files of a backup into a storage that holds no others. Those that an earlier attempt left are the same ones, and
 * are written over. Gives how to take them away again.
 */
export async function restoreFiles(
  reader: BackupReader,
  manifest: Manifest,
  storage: Storage,
): Promise<{ undo(): Promise<void> }> {
  const files = await readFileList(reader, manifest.files);
  const known = new Set(files.map(({ key }) => key));
  for await (const { key } of storage.list(''))
    if (!known.has(key))
      throw new BackupError(`There are other files in ${storage.name} (${key}, …). Name an empty place.`);
  const written: string[] = [];
  const undo = async () => {
    for (const key of written) await storage.delete(key);
  };
  try {
    for (const { key, bytes, sha256 } of files) {
      const content = await reader.read(`files/${key}`);
      if (content === undefined) throw new BackupError(`The backup is damaged: files/${key} is missing.`);
      const tally = new Tally();
      content.on('error', (error) => tally.destroy(error));
      written.push(key);
      await storage.put(key, content.pipe(tally), bytes);
      if (tally.sum().sha256 !== sha256)
        throw new BackupError(`The backup is damaged: files/${key} is not what was written.`);
    }
  } catch (error) {
    await undo();
    throw error;
  }
  return { undo };
}
