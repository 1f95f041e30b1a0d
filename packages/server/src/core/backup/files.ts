import type { Readable } from 'node:stream';

/** What a backup needs of wherever files are kept. */
export interface FileStore {
  list(): AsyncIterable<string>;
  /** Undefined when there is no such file (any more). */
  read(key: string): Promise<Readable | undefined>;
  write(key: string, content: Readable): Promise<void>;
  remove(key: string): Promise<void>;
}
