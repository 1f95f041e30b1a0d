import { randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, opendir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type ByteRange, checkKey, type Storage, StorageError, type Stored } from './storage.ts';

/** A folder. Content is written beside, flushed and renamed: after a crash a key is there whole or not at all. */
export class LocalStorage implements Storage {
  readonly name: string;
  readonly incoming: string;
  readonly #folder: string;

  constructor(folder: string, incoming: string) {
    this.name = `the folder ${folder}`;
    this.#folder = folder;
    this.incoming = incoming;
  }

  async put(key: string, content: Uint8Array | Readable, size: number): Promise<void> {
    const temporary = join(this.incoming, randomUUID());
    await mkdir(this.incoming, { recursive: true });
    try {
      const source = content instanceof Readable ? content : Readable.from([content]);
      await pipeline(source, createWriteStream(temporary, { flags: 'wx', mode: 0o600 }));
      const written = (await stat(temporary)).size;
      if (written !== size) throw new StorageError(`${key} ended after ${written} of ${size} bytes`);
      await this.take(key, temporary);
    } catch (error) {
      await rm(temporary, { force: true });
      throw error;
    }
  }

  async take(key: string, path: string): Promise<void> {
    const target = this.#path(key);
    await mkdir(dirname(target), { recursive: true, mode: 0o700 });
    await flush(path);
    await rename(path, target);
    // The name is in its folder only once the folder is on disk.
    await flush(dirname(target));
  }

  async get(key: string, range?: ByteRange): Promise<Readable | undefined> {
    try {
      // Opened before it is handed out: what is missing is told here and not in the middle of an answer.
      const file = await open(this.#path(key), 'r');
      return createReadStream('', { fd: file, ...range });
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error;
    }
  }

  async head(key: string): Promise<Stored | undefined> {
    try {
      const { size, mtime } = await stat(this.#path(key));
      return { key, size, modifiedAt: mtime };
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error;
    }
  }

  async delete(key: string): Promise<void> {
    await rm(this.#path(key), { force: true });
  }

  async *list(prefix: string): AsyncIterable<Stored> {
    // Only the folder that every key of this prefix lies in is walked.
    const within = prefix.includes('/') ? dirname(`${prefix}x`) : '';
    for await (const path of filesBelow(join(this.#folder, within))) {
      const key = relative(this.#folder, path);
      if (!key.startsWith(prefix)) continue;
      const stored = await this.head(key);
      if (stored !== undefined) yield stored;
    }
  }

  #path(key: string): string {
    return join(this.#folder, checkKey(key));
  }
}

async function* filesBelow(folder: string): AsyncIterable<string> {
  const entries = await opendir(folder).catch((error) => {
    if (isMissing(error)) return [];
    throw error;
  });
  for await (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* filesBelow(path);
    else if (entry.isFile()) yield path;
  }
}

async function flush(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
}
