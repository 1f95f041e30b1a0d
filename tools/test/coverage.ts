import { relative } from 'node:path';
import { root } from './find-files.ts';
import type { CoveredFile } from './results.ts';

/** Where the database and domain code lives. */
const parts = ['packages/server/src/core', 'packages/server/src/features'];

export const coverageFlags = [
  '--experimental-test-coverage',
  ...parts.map((part) => `--test-coverage-include=${part}/**/*.ts`),
  '--test-coverage-exclude=**/*.test.ts',
  '--test-coverage-exclude=**/testing/**',
];

/** One line per part, then the ten files with most lines that no test reached. */
export function coverageLines(files: readonly CoveredFile[]): string[] {
  if (files.length === 0) return [];
  const inside = files.map((file) => ({ ...file, path: relative(root, file.path) }));
  const totals = parts.map((part) =>
    percent(
      part,
      inside.filter(({ path }) => path.startsWith(`${part}/`)),
    ),
  );
  const least = inside.toSorted((a, b) => missed(b) - missed(a)).slice(0, 10);
  return [
    '',
    'Lines covered:',
    ...totals,
    'Most uncovered:',
    ...least.map((file) => percent(file.path, [file])),
  ];
}

function percent(name: string, files: readonly CoveredFile[]): string {
  const lines = files.reduce((sum, file) => sum + file.lines, 0);
  const covered = files.reduce((sum, file) => sum + file.covered, 0);
  const share = lines === 0 ? 100 : (100 * covered) / lines;
  return `  ${share.toFixed(1).padStart(5)} %  ${name} (${covered} of ${lines})`;
}

function missed({ lines, covered }: CoveredFile): number {
  return lines - covered;
}
