import { resolve } from 'node:path';
import { inspect } from 'node:util';
import type { Report } from './results.ts';

/** The shape of node:test's events that is used here; its own types differ per event and version. */
interface Event {
  readonly type: string;
  readonly data: {
    readonly file?: string;
    readonly name: string;
    readonly nesting: number;
    readonly skip?: string | boolean;
    readonly todo?: string | boolean;
    readonly message: string;
    readonly duration_ms?: number;
    readonly details: { readonly type?: string; readonly error?: Error };
    readonly summary: {
      readonly files: { path: string; totalLineCount: number; coveredLineCount: number }[];
    };
  };
}

/** Turns node:test's events into lines of JSON for the runner, which counts and prints them. */
export default async function* reporter(source: AsyncIterable<Event>): AsyncGenerator<string> {
  const names = new Map<string, string[]>();
  for await (const event of source) {
    const report = toReport(event, names);
    if (report !== undefined) yield `${JSON.stringify(report)}\n`;
  }
}

function toReport({ type, data }: Event, names: Map<string, string[]>): Report | undefined {
  // Some events name a file as it was given, others in full.
  const file = data.file === undefined ? '' : resolve(data.file);
  switch (type) {
    case 'test:start':
      names.set(file, [...(names.get(file) ?? []).slice(0, data.nesting), data.name]);
      return undefined;
    case 'test:pass':
      return passed(file, data);
    case 'test:fail':
      return failed(file, data, names.get(file) ?? []);
    case 'test:stdout':
    case 'test:stderr':
      return { kind: 'output', file, text: data.message };
    case 'test:summary':
      return file === '' ? undefined : { kind: 'file', file, seconds: (data.duration_ms ?? 0) / 1000 };
    case 'test:coverage':
      return { kind: 'coverage', files: data.summary.files.map(coveredFile) };
    default:
      return undefined;
  }
}

function passed(file: string, data: Event['data']): Report | undefined {
  // A file without a test passes as one test named like the file.
  if (isFile(data.name, file))
    return { kind: 'failed', file, name: data.name, error: 'No test in this file.' };
  if (data.skip !== undefined || data.todo !== undefined) return { kind: 'skipped', file };
  return data.details.type === 'suite' ? undefined : { kind: 'passed', file };
}

function failed(file: string, data: Event['data'], names: readonly string[]): Report | undefined {
  const { error } = data.details;
  // The parents of a failed test fail with it; it has been told already.
  if (error !== undefined && 'failureType' in error && error.failureType === 'subtestsFailed')
    return undefined;
  if (data.todo !== undefined) return { kind: 'skipped', file };
  const name = [...names.slice(0, data.nesting), data.name].join(' › ');
  return { kind: 'failed', file, name, error: inWords(error) };
}

function inWords(error: Error | undefined): string {
  const cause = error?.cause ?? error;
  return typeof cause === 'string' ? cause : inspect(cause, { depth: 6 });
}

function isFile(name: string, file: string): boolean {
  return file !== '' && resolve(name) === file;
}

function coveredFile(file: Event['data']['summary']['files'][number]) {
  return { path: file.path, lines: file.totalLineCount, covered: file.coveredLineCount };
}
