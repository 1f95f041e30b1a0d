import { createReadStream } from 'node:fs';
import { rm, stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import type { ReadableStream as NodeStream } from 'node:stream/web';
import { AwsV4Signer } from 'aws4fetch';
import { readListing } from './s3-listing.ts';
import { type ByteRange, checkKey, type Storage, StorageError, type Stored } from './storage.ts';

export interface Bucket {
  readonly endpoint: string;
  readonly region: string;
  readonly bucket: string;
  readonly accessKey: string;
  readonly secretKey: string;
  /** How many keys a page of a listing asks for; tests ask for few. */
  readonly listed?: number;
}

/** A bucket that speaks S3, addressed by path. One request a file: up to 5 GB each. */
export class S3Storage implements Storage {
  readonly name: string;
  readonly incoming: string;
  readonly #bucket: Bucket;

  constructor(bucket: Bucket, incoming: string) {
    this.name = `the bucket ${bucket.bucket} at ${bucket.endpoint}`;
    this.incoming = incoming;
    this.#bucket = bucket;
  }

  async put(key: string, content: Uint8Array | Readable, size: number): Promise<void> {
    const headers = { 'content-length': String(size) };
    const body = content instanceof Readable ? content : new Uint8Array(content);
    await expect(await this.#send('PUT', `/${checkKey(key)}`, { headers, body }), 200);
  }

  async take(key: string, path: string): Promise<void> {
    await this.put(key, createReadStream(path), (await stat(path)).size);
    await rm(path, { force: true });
  }

  async get(key: string, range?: ByteRange): Promise<Readable | undefined> {
    const headers = range === undefined ? {} : { range: `bytes=${range.start}-${range.end}` };
    const answer = await this.#send('GET', `/${checkKey(key)}`, { headers });
    if (await isMissing(answer)) return undefined;
    await expect(answer, range === undefined ? 200 : 206, true);
    return answer.body === null ? Readable.from([]) : Readable.fromWeb(answer.body as NodeStream<Uint8Array>);
  }

  async head(key: string): Promise<Stored | undefined> {
    const answer = await this.#send('HEAD', `/${checkKey(key)}`);
    if (await isMissing(answer)) return undefined;
    await expect(answer, 200);
    const size = Number(answer.headers.get('content-length'));
    return { key, size, modifiedAt: new Date(answer.headers.get('last-modified') ?? 0) };
  }

  async delete(key: string): Promise<void> {
    const answer = await this.#send('DELETE', `/${checkKey(key)}`);
    if (!(await isMissing(answer))) await expect(answer, 204);
  }

  /** The first form of listing: it goes on after a key instead of a token, and every such server speaks it. */
  async *list(prefix: string): AsyncIterable<Stored> {
    let marker = '';
    for (;;) {
      const answer = await this.#send(
        'GET',
        `?${new URLSearchParams({ prefix, marker, 'max-keys': String(this.#bucket.listed ?? 1000) })}`,
      );
      await expect(answer, 200, true);
      const { files, more } = readListing(await answer.text());
      yield* files;
      const last = files.at(-1);
      if (!more || last === undefined) return;
      marker = last.key;
    }
  }

  async #send(
    method: string,
    path: string,
    {
      headers = {},
      body,
    }: { headers?: Record<string, string>; body?: Readable | Uint8Array<ArrayBuffer> } = {},
  ): Promise<Response> {
    const { endpoint, bucket, region, accessKey, secretKey } = this.#bucket;
    const signer = new AwsV4Signer({
      ...{ method, headers, region, service: 's3', accessKeyId: accessKey, secretAccessKey: secretKey },
      url: `${endpoint.replace(/\/$/, '')}/${bucket}${path}`,
    });
    const signed = await signer.sign();
    const sent = body === undefined ? {} : { body: body as BodyInit, duplex: 'half' };
    try {
      return await fetch(signed.url, { method, headers: signed.headers, ...sent });
    } catch (error) {
      throw new StorageError(`${this.name} does not answer`, error);
    }
  }
}

async function isMissing(answer: Response): Promise<boolean> {
  if (answer.status !== 404) return false;
  // A bucket that is not there is no missing file: it is a wrong setting.
  const said = await answer.text();
  if (said.includes('NoSuchBucket')) throw new StorageError('There is no such bucket');
  return true;
}

/** An answer that is not read keeps its connection. */
async function expect(answer: Response, status: number, keepBody = false): Promise<void> {
  if (answer.status === status) {
    if (!keepBody) await answer.arrayBuffer();
    return;
  }
  const code = /<Code>([^<]+)/.exec(await answer.text())?.[1];
  throw new StorageError(`The storage answered ${answer.status}${code === undefined ? '' : ` (${code})`}`);
}
