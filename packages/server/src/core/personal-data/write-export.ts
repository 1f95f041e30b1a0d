import { Readable } from 'node:stream';
import { version } from '../../version.ts';
import type { Executor } from '../db/executor.ts';
import { sql } from '../db/statement.ts';
import type { Storage } from '../storage/storage.ts';
import type { ExportedFile, ExportPart, PersonalData } from './personal-data.ts';

/** Whatever takes members: a zip on the disk. */
export interface ExportWriter {
  write(name: string, content: Readable): Promise<void>;
}

export interface ExportOptions {
  /** One transaction of a single moment. */
  readonly db: Executor;
  readonly data: PersonalData;
  readonly userId: string;
  readonly writer: ExportWriter;
  readonly onProgress?: (done: number, total: number) => void | Promise<void>;
}

/** One person's data as readable JSON, a file per kind. What they uploaded is the answer: `writeFiles` puts it beside. */
export async function writeExport(options: ExportOptions): Promise<readonly ExportedFile[]> {
  const { db, data, userId, writer, onProgress = () => {} } = options;
  const [person] = await db.rows<{ username: string; at: Date }>(
    sql`select username, now() as at from users where id = ${userId}`,
  );
  if (person === undefined) throw new Error(`there is no user ${userId}`);
  await writer.write('README.txt', textOf(introduction(person.username, person.at, data.exports)));
  const files: ExportedFile[] = [];
  for (const [index, part] of data.exports.entries()) {
    await onProgress(index, steps(data));
    const things = part.read(db, userId);
    const content = Symbol.asyncIterator in things ? list(things) : text(await things);
    await writer.write(`${part.name}.json`, Readable.from(content, { objectMode: false }));
    files.push(...((await part.files?.(db, userId)) ?? []));
  }
  await onProgress(data.exports.length, steps(data));
  return files;
}

/** A step for each kind, and one for the files. */
export const steps = (data: PersonalData): number => data.exports.length + 1;

/** After the transaction: bytes take their time, and no snapshot is held open for them. */
export async function writeFiles(
  storage: Storage,
  writer: ExportWriter,
  files: readonly ExportedFile[],
): Promise<void> {
  for (const { name, key } of files) {
    const content = await storage.get(key);
    // Removed meanwhile, by its owner or because nothing used it: then it is not theirs to be kept any more.
    if (content !== undefined) await writer.write(name, content);
  }
}

const textOf = (words: string) => Readable.from([Buffer.from(words)]);

async function* text(thing: object): AsyncIterable<Buffer> {
  yield Buffer.from(`${JSON.stringify(thing, null, 2)}\n`);
}

async function* list(things: AsyncIterable<object>): AsyncIterable<Buffer> {
  let before = '[';
  for await (const thing of things) {
    yield Buffer.from(`${before}\n${JSON.stringify(thing, null, 2)}`);
    before = ',';
  }
  yield Buffer.from(before === '[' ? '[]\n' : '\n]\n');
}

function introduction(username: string, at: Date, parts: readonly ExportPart[]): string {
  return `The data of ${username}, as it was at ${at.toISOString()} (Weft ${version}).

Every list is JSON, readable in any editor; what was uploaded is in the folder files. Times are
UTC. Passwords, tokens and session secrets are not in here: the server itself keeps no more than
their hashes.

${parts.map(({ name }) => `  ${name}.json`).join('\n')}
`;
}
