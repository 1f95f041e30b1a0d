import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Readable } from 'node:stream';
import { finished, pipeline } from 'node:stream/promises';
import yauzl, { type Entry } from 'yauzl';
import { ZipFile } from 'yazl';
import { BackupError, fileTrouble } from './backup-error.ts';
import { type BackupReader, type BackupWriter, closing, flushFolder, unfinishedName } from './place.ts';

/** One file for all of it. A zip's table of contents comes last, so what was cut off cannot even be opened. */
export class ZipWriter implements BackupWriter {
  readonly path: string;
  readonly #zip = new ZipFile();
  readonly #written: Promise<void>;
  #failure: unknown;

  private constructor(path: string) {
    this.path = path;
    const file = createWriteStream(unfinishedName(path), { mode: 0o600, flush: true });
    const closed = closing(file);
    // It is an ordinary stream; its type is older than that.
    this.#written = pipeline(this.#zip.outputStream as Readable, file).catch(async (error) => {
      await closed;
      this.#failure = fileTrouble(path, error);
    });
  }

  static async create(path: string): Promise<ZipWriter> {
    await rm(unfinishedName(path), { force: true });
    return new ZipWriter(path);
  }

  async write(name: string, content: Readable): Promise<void> {
    // Tables come compressed, and pictures are; an export's words are not.
    this.#zip.addReadStream(content, name, { compress: /\.(json|txt)$/.test(name), mode: 0o100600 });
    await Promise.race([finished(content), this.#written]);
    if (this.#failure !== undefined) throw this.#failure;
  }

  async finish(): Promise<void> {
    this.#zip.end();
    await this.#written;
    if (this.#failure !== undefined) throw this.#failure;
    await rename(unfinishedName(this.path), this.path);
    await flushFolder(dirname(this.path));
  }

  async abandon(): Promise<void> {
    (this.#zip.outputStream as Readable).destroy();
    await this.#written;
    await rm(unfinishedName(this.path), { force: true });
  }
}

export async function openZip(path: string): Promise<BackupReader> {
  try {
    const zip = await yauzl.openPromise(path, { autoClose: false, lazyEntries: true });
    const members = new Map<string, Entry>();
    for await (const entry of zip.eachEntry()) members.set(entry.fileName, entry);
    return {
      async read(name) {
        const entry = members.get(name);
        return entry === undefined ? undefined : zip.openReadStreamPromise(entry);
      },
      close: () => zip.close(),
    };
  } catch (error) {
    const told = fileTrouble(path, error);
    if (told instanceof BackupError) throw told;
    throw new BackupError(`${path} is no whole zip file: it was cut off or is something else.`, {
      cause: error,
    });
  }
}
