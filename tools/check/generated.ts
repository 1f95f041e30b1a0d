import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { generatedFiles } from '../generate/files.ts';
import { root } from './run.ts';

/** What is generated and reviewed is committed, and says what its source says today. */
export async function checkGenerated(): Promise<string[]> {
  const problems: string[] = [];
  for (const { path, make } of generatedFiles) {
    const committed = await readFile(join(root, path), 'utf8').catch(() => undefined);
    if (committed !== (await make()))
      problems.push(`  ${path} is not what its source says; run "npm run generate"`);
  }
  return problems;
}
