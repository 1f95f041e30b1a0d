import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { fileTrouble } from './backup-error.ts';
import {
  type BackupReader,
  type BackupWriter,
  closing,
  flushFolder,
  kindOf,
  unfinishedName,
} from './place.ts';

export class FolderWriter implements BackupWriter {
  readonly path: string;
  readonly #folder: string;
  readonly #folders = new Set<string>();

  private constructor(path: string) {
    this.path = path;
    this.#folder = unfinishedName(path);
  }

  static async create(path: string): Promise<FolderWriter> {
    const writer = new FolderWriter(path);
    // What a killed backup of the same name left behind was never whole.
    await rm(writer.#folder, { recursive: true, force: true });
    await mkdir(writer.#folder, { mode: 0o700 });
    return writer;
  }

  async write(name: string, content: Readable): Promise<void> {
    const file = join(this.#folder, name);
    // The pipeline tells it, also when it comes while the folder is made; an error that nobody hears ends the process.
    content.on('error', () => {});
    await mkdir(dirname(file), { recursive: true, mode: 0o700 });
    this.#folders.add(dirname(file));
    const out = createWriteStream(file, { flags: 'wx', mode: 0o600, flush: true });
    const closed = closing(out);
    await pipeline(content, out).catch(async (error) => {
      await closed;
      throw fileTrouble(file, error);
    });
  }

  async finish(): Promise<void> {
    for (const folder of [...this.#folders, this.#folder]) await flushFolder(folder);
    await rename(this.#folder, this.path);
    await flushFolder(dirname(this.path));
  }

  abandon(): Promise<void> {
    return rm(this.#folder, { recursive: true, force: true });
  }
}

export function folderReader(path: string): BackupReader {
  return {
    async read(name) {
      const file = join(path, name);
      return (await kindOf(file)) === 'file' ? createReadStream(file) : undefined;
    },
    close() {},
  };
}
