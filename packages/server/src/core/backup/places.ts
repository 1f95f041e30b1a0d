import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { BackupError, fileTrouble } from './backup-error.ts';
import { FolderWriter, folderReader } from './folder.ts';
import { type BackupReader, type BackupWriter, kindOf } from './place.ts';
import { openZip, ZipWriter } from './zip.ts';

/** A file when the name ends in .zip, a folder otherwise. */
export async function createBackup(path: string): Promise<BackupWriter> {
  if ((await kindOf(path)) !== 'nothing') throw new BackupError(`${path} is there already.`);
  try {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    return path.endsWith('.zip') ? await ZipWriter.create(path) : await FolderWriter.create(path);
  } catch (error) {
    throw fileTrouble(path, error);
  }
}

export async function openBackup(path: string): Promise<BackupReader> {
  const kind = await kindOf(path);
  if (kind === 'nothing') throw new BackupError(`${path} is not there.`);
  return kind === 'file' ? openZip(path) : folderReader(path);
}
