import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { compressAssets } from './web/compress.ts';
import { builtFolder, webFolder } from './web/folders.ts';
import { sourceHash } from './web/source-hash.ts';
import { contractWithoutDocs } from './web/without-docs.ts';

/** `npm run build`: the web client into packages/web/dist. `--if-needed` looks first whether anything has changed. */
const { values } = parseArgs({
  options: {
    'if-needed': { type: 'boolean', default: false },
    quiet: { type: 'boolean', default: false },
  },
});
const stamp = join(builtFolder, '.built');
const hash = sourceHash();
const say = values.quiet ? () => {} : (line: string) => console.log(line);

if (values['if-needed'] && isBuilt()) say('The web client is built already.');
else await build();

function isBuilt(): boolean {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === hash;
}

async function build(): Promise<void> {
  const vite = await import('vite').catch(() => undefined);
  if (vite === undefined) return withoutVite();
  const started = performance.now();
  // A build that is interrupted leaves no stamp, so that the next one does not trust what it finds.
  rmSync(stamp, { force: true });
  const logLevel = values.quiet ? 'error' : 'warn';
  await vite.build({ root: webFolder, logLevel, plugins: [contractWithoutDocs] });
  await compressAssets(builtFolder);
  writeFileSync(stamp, hash);
  say(`The web client is built (${((performance.now() - started) / 1000).toFixed(1)} s).`);
}

function withoutVite(): void {
  const built = existsSync(join(builtFolder, 'index.html'));
  console.log(
    built
      ? 'Vite is not installed: the web client stays as it was built before.'
      : 'Vite is not installed, so the web client cannot be built: run "npm ci" with all dependencies.',
  );
  if (!built) process.exitCode = 1;
}
