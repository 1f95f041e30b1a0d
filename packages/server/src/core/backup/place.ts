import type { WriteStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { fileTrouble } from './backup-error.ts';

/** Where a backup is written, member by member. Until `finish` it has another name, so nobody takes it for whole. */
export interface BackupWriter {
  /** The path that it will have. */
  readonly path: string;
  write(name: string, content: Readable): Promise<void>;
  finish(): Promise<void>;
  /** Takes away what was written. */
  abandon(): Promise<void>;
}

export interface BackupReader {
  /** Undefined when there is no such member. */
  read(name: string): Promise<Readable | undefined>;
  close(): void;
}

export async function kindOf(path: string): Promise<'folder' | 'file' | 'nothing'> {
  try {
    return (await stat(path)).isDirectory() ? 'folder' : 'file';
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return 'nothing';
    throw fileTrouble(path, error);
  }
}

/** The name that an unfinished backup goes by. */
export const unfinishedName = (path: string): string => `${path}.unfinished`;

/**
 * Resolves when a file is done with, well or badly. One that is ended while it is being opened comes to be all the same:
 * whoever takes its folder away waits for this first.
 */
export function closing(file: WriteStream): Promise<void> {
  return new Promise((resolve) => file.once('close', resolve));
}

/** A name is safe on the disk once its folder is. */
export async function flushFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
