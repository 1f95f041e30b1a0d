import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { root } from './folders.ts';

/** Everything that the built client is made of; the lock file stands for the libraries. */
const sources = [
  'packages/web/{index.html,vite.config.ts}',
  'tools/web/without-docs.ts',
  'packages/web/public/**/*',
  'packages/{web,client,contract}/src/**/*.{ts,tsx,css,svg}',
  'package-lock.json',
];

export function sourceHash(): string {
  const hash = createHash('sha256');
  const files = globSync(sources, { cwd: root })
    .filter((path) => !/\.test\.tsx?$/.test(path))
    .map((path) => path.split(sep).join('/'))
    .sort();
  for (const file of files)
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(root, file)))
      .update('\0');
  return hash.digest('hex');
}
