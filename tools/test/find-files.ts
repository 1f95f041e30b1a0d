import { globSync } from 'node:fs';
import { join, sep } from 'node:path';
import type { Suite } from './suites.ts';

export const root = join(import.meta.dirname, '../..');

/** The suite's files as paths from the root, in the same order on every machine. */
export function findFiles(suite: Suite, filters: readonly string[], folder = root): string[] {
  const wanted = filters.map((filter) => filter.replace(/^\.\//, ''));
  return globSync([...suite.files], { cwd: folder, exclude: (path) => path.includes('node_modules') })
    .map((path) => path.split(sep).join('/'))
    .filter((path) => suite.except?.test(path) !== true)
    .filter((path) => wanted.length === 0 || wanted.some((part) => path.includes(part)))
    .sort();
}
