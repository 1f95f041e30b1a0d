import { randomUUID } from 'node:crypto';
import { type FileHandle, mkdir, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { type Storage, StorageError } from '../../core/storage/storage.ts';

/** So much is lost at most when the server dies: what came after the last part is sent again. */
export const partBytes = 8 * 1024 * 1024;

export interface ArrivedPart {
  /** In the storage's `incoming`. */
  readonly path: string;
  readonly bytes: number;
}

/**
 * What arrives, in pieces of about `partBytes` on the disk of this machine. A line that breaks ends it: what had come
 * until then is the last piece, and counts.
 */
export async function* arrivingParts(content: Readable, storage: Storage): AsyncGenerator<ArrivedPart> {
  await mkdir(storage.incoming, { recursive: true });
  let part: OpenPart | undefined;
  try {
    for await (const chunk of untilItBreaks(content)) {
      part ??= await openPart(storage);
      await write(part, chunk);
      if (part.bytes < partBytes) continue;
      yield await close(part);
      part = undefined;
    }
    if (part !== undefined) yield await close(part);
    part = undefined;
  } finally {
    if (part !== undefined) await discard(part);
  }
}

async function* untilItBreaks(content: Readable): AsyncGenerator<Buffer> {
  try {
    for await (const chunk of content) yield chunk;
  } catch {
    // Whoever sends comes back and asks how far it is.
  }
}

interface OpenPart {
  readonly path: string;
  readonly file: FileHandle;
  bytes: number;
}

async function openPart(storage: Storage): Promise<OpenPart> {
  const path = join(storage.incoming, randomUUID());
  return { path, file: await open(path, 'wx', 0o600), bytes: 0 };
}

async function write(part: OpenPart, chunk: Buffer): Promise<void> {
  try {
    for (let at = 0; at < chunk.length; ) at += (await part.file.write(chunk, at)).bytesWritten;
    part.bytes += chunk.length;
  } catch (error) {
    throw new StorageError('What arrives cannot be written', error);
  }
}

async function close({ file, path, bytes }: OpenPart): Promise<ArrivedPart> {
  await file.close();
  return { path, bytes };
}

async function discard({ file, path }: OpenPart): Promise<void> {
  await file.close().catch(() => {});
  await rm(path, { force: true });
}
