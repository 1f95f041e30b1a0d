import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { root } from './check/run.ts';
import { generatedFiles } from './generate/files.ts';

/** `npm run generate`: writes every generated file that is committed. */
for (const { path, make } of generatedFiles) {
  const target = join(root, path);
  await mkdir(dirname(target), { recursive: true });
  await writeFile(target, await make());
  console.log(path);
}
