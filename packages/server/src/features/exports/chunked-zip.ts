import { type Readable, Writable } from 'node:stream';
import { finished, pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import type { ExportWriter } from '../../core/personal-data/write-export.ts';

const chunkBytes = 512 * 1024;

/** A zip that leaves in pieces as it is written, and is never whole in memory. */
export class ChunkedZip implements ExportWriter {
  readonly #zip = new ZipFile();
  readonly #written: Promise<void>;
  #failure: unknown;
  #bytes = 0;

  constructor(keep: (n: number, content: Buffer) => Promise<void>) {
    let pending: Buffer[] = [];
    let size = 0;
    let n = 0;
    const flush = async () => {
      if (size === 0) return;
      const content = Buffer.concat(pending);
      pending = [];
      size = 0;
      this.#bytes += content.length;
      await keep(n++, content);
    };
    const pieces = new Writable({
      write(chunk: Buffer, _encoding, done) {
        pending.push(chunk);
        size += chunk.length;
        if (size < chunkBytes) done();
        else flush().then(() => done(), done);
      },
      final(done) {
        flush().then(() => done(), done);
      },
    });
    // It is an ordinary stream; its type is older than that.
    this.#written = pipeline(this.#zip.outputStream as Readable, pieces).catch((error) => {
      this.#failure = error;
    });
  }

  async write(name: string, content: Readable): Promise<void> {
    this.#zip.addReadStream(content, name);
    await Promise.race([finished(content), this.#written]);
    if (this.#failure !== undefined) throw this.#failure;
  }

  async finish(): Promise<number> {
    this.#zip.end();
    await this.#written;
    if (this.#failure !== undefined) throw this.#failure;
    return this.#bytes;
  }

  abandon(): void {
    (this.#zip.outputStream as Readable).destroy();
  }
}
