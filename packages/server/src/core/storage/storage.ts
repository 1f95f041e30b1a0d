import type { Readable } from 'node:stream';

/**
 * Where files are kept: a folder of the data directory, or a bucket. It knows bytes under keys and nothing of whose
 * they are. A key is there whole or not at all, and what is written under it never changes.
 */
export interface Storage {
  /** For people: the folder or the bucket. */
  readonly name: string;
  /** A folder of this machine for bytes on their way in; what is old in it was left by a crash. */
  readonly incoming: string;
  put(key: string, content: Uint8Array | Readable, size: number): Promise<void>;
  /** Takes over a file of `incoming`, which is gone from there afterwards. */
  take(key: string, path: string): Promise<void>;
  /** Undefined when there is nothing of this key. A range must lie within the file; both ends are counted in. */
  get(key: string, range?: ByteRange): Promise<Readable | undefined>;
  head(key: string): Promise<Stored | undefined>;
  /** What is not there is deleted already. */
  delete(key: string): Promise<void>;
  /** Every key that begins with this, in no promised order. */
  list(prefix: string): AsyncIterable<Stored>;
}

export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

export interface Stored {
  readonly key: string;
  readonly size: number;
  readonly modifiedAt: Date;
}

/** The disk or the bucket did not do what it was asked; another try may. */
export class StorageError extends Error {
  constructor(message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'StorageError';
  }
}

/** Keys are ours, never a client's words; this is the second lock on the same door. */
export function checkKey(key: string): string {
  if (key.length <= 200 && /^[a-z0-9][a-z0-9_-]*(\/[a-z0-9][a-z0-9_-]*)*$/i.test(key)) return key;
  throw new Error(`${JSON.stringify(key)} is no key of the storage`);
}
