import { closeSync, fstatSync, openSync, readSync, renameSync, statSync } from 'node:fs';
import { fileTrouble } from './embedded-database-error.ts';

const largest = 4 * 1024 * 1024;

/** Opened by Weft and handed down, so that the folder may stay closed to the database's account. */
export function openLog(path: string): number {
  try {
    if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > largest) renameSync(path, `${path}.1`);
    return openSync(path, 'a', 0o600);
  } catch (error) {
    throw fileTrouble(path, error);
  }
}

export function logSize(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}

/** What was written since the file had this size, 16 KB at most. */
export function logSince(path: string, size: number): string {
  const file = openSync(path, 'r');
  try {
    const end = fstatSync(file).size;
    const start = Math.max(Math.min(size, end), end - 16_384);
    const buffer = Buffer.alloc(end - start);
    readSync(file, buffer, 0, buffer.length, start);
    return buffer.toString();
  } finally {
    closeSync(file);
  }
}

/** The lines that say why a server stopped: the fatal ones, or else the last. */
export function lastWords(log: string): string {
  const lines = log.split('\n').filter((line) => line.trim() !== '');
  const fatal = lines.filter((line) => /\b(?:FATAL|PANIC)\b/.test(line) && !/ starting up$/.test(line));
  const chosen = (fatal.length > 0 ? fatal : lines).slice(-2);
  return chosen.map((line) => line.replace(/^\S+ \S+ \S+ \[\d+\] /, '')).join('; ') || 'it said nothing';
}
