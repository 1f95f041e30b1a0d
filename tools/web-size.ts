import { globSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { later } from '../packages/web/src/i18n/later.ts';
import { builtFolder } from './web/folders.ts';

/** What a browser fetches before the first page stands, compressed, against the budget of the quality list. */
const budgetKb = 250;

const assets = join(builtFolder, 'assets');
const script = firstLoad();
const rows = [
  ...script.map((file) => ({ file, kind: 'first load', kb: compressedKb(file) })),
  ...others().map((file) => ({ file, kind: 'later', kb: compressedKb(file) })),
];
for (const { file, kind, kb } of rows)
  console.log(`${kind.padEnd(12)}${file.padEnd(44)}${kb.toFixed(1).padStart(8)} KB`);

const total = rows.filter(({ kind }) => kind === 'first load').reduce((sum, { kb }) => sum + kb, 0);
const early = laterWordsIn(script);
const good = total <= budgetKb && early.length === 0;
console.log(
  `\nFirst load: ${total.toFixed(1)} KB of script, budget ${budgetKb} KB${total <= budgetKb ? '' : ': too much'}`,
);
for (const key of early)
  console.log(`The first load names ${key}, whose words come later: move it to i18n/en/titles.ts.`);
if (!good) process.exitCode = 1;

/** The scripts that the page names, and what those import without being asked. */
function firstLoad(): string[] {
  const page = readFileSync(join(builtFolder, 'index.html'), 'utf8');
  const found = new Set<string>();
  const visit = (file: string) => {
    if (found.has(file)) return;
    found.add(file);
    const source = readFileSync(join(assets, file), 'utf8');
    for (const [, imported = ''] of source.matchAll(/(?:from|import)\s*"\.\/([\w.-]+\.js)"/g))
      visit(imported);
  };
  for (const [, file = ''] of page.matchAll(/(?:src|href)="\/assets\/([\w.-]+\.js)"/g)) visit(file);
  return [...found];
}

/** Keys of words that are not there before a page is, in code that runs before. */
function laterWordsIn(files: readonly string[]): string[] {
  const source = files.map((file) => readFileSync(join(assets, file), 'utf8')).join('\n');
  const named = new Set(Array.from(source.matchAll(/["'`]([\w.-]+)["'`]/g), ([, key = '']) => key));
  const built = Array.from(source.matchAll(/`([a-z]\w*\.(?:[\w-]+\.)*)\$\{/g), ([, start = '']) => start);
  return Object.keys(later).filter((key) => named.has(key) || built.some((start) => key.startsWith(start)));
}

function others(): string[] {
  return globSync('*.js', { cwd: assets })
    .map((path) => basename(path))
    .filter((file) => !script.includes(file))
    .sort();
}

function compressedKb(file: string): number {
  const path = join(assets, file);
  const compressed = statSync(`${path}.br`, { throwIfNoEntry: false }) ?? statSync(path);
  return compressed.size / 1024;
}
