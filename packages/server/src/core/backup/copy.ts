import { createHash } from 'node:crypto';
import { type Readable, Transform, type TransformCallback, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ClientBase } from 'pg';
import { from, to } from 'pg-copy-streams';
import { listed, quoted, type Table } from './catalogue.ts';

/** The same values must be the same bytes whatever server they come from. */
export const sameTextEverywhere = `
  set datestyle = 'ISO, MDY'; set intervalstyle = 'postgres'; set timezone = 'UTC'; set extra_float_digits = 1;
  set bytea_output = 'hex'; set client_encoding = 'UTF8';
  set statement_timeout = 0; set idle_in_transaction_session_timeout = 0; set lock_timeout = 0`;

export interface Sum {
  readonly rows: number;
  readonly bytes: number;
  readonly sha256: string;
}

/** Lets the text through and adds it up. Every row ends in a newline, and no value contains one: COPY escapes them. */
export class Tally extends Transform {
  readonly #hash = createHash('sha256');
  readonly #onRows: (rows: number) => void;
  #rows = 0;
  #bytes = 0;

  constructor(onRows: (rows: number) => void = () => {}) {
    super();
    this.#onRows = onRows;
  }

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    this.#hash.update(chunk);
    this.#bytes += chunk.length;
    for (let at = chunk.indexOf(10); at !== -1; at = chunk.indexOf(10, at + 1)) this.#rows += 1;
    this.#onRows(this.#rows);
    done(null, chunk);
  }

  sum(): Sum {
    return { rows: this.#rows, bytes: this.#bytes, sha256: this.#hash.digest('hex') };
  }
}

/** A table's rows as COPY's text. */
export function copyOut(client: ClientBase, table: Table): Readable {
  const { name, columns, order } = table;
  return client.query(
    to(`copy (select ${listed(columns)} from ${quoted(name)} order by ${order}) to stdout`, {
      highWaterMark: 1 << 18,
    }),
  );
}

export async function copyIn(
  client: ClientBase,
  table: Table,
  rows: Readable,
  tally: Tally,
  signal?: AbortSignal,
): Promise<void> {
  // Frozen: the table was emptied in this transaction, so nobody else can see it half-full, and no vacuum follows.
  const options = table.partitioned ? '' : ' with (freeze)';
  const into = client.query(
    from(`copy ${quoted(table.name)} (${listed(table.columns)}) from stdin${options}`),
  );
  await pipeline(rows, tally, into, signal === undefined ? {} : { signal });
}

/** Reads the table once more and adds it up, for comparing. */
export async function sumOf(client: ClientBase, table: Table, onRows?: (rows: number) => void): Promise<Sum> {
  const tally = new Tally(onRows);
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  await pipeline(copyOut(client, table), tally, nowhere);
  return tally.sum();
}
