import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

/** Below this a compressed answer saves no packet. */
const leastBytes = 1024;
const texts = new Set(['.js', '.css', '.svg']);

/** Lays `.br` and `.gz` beside every asset, so that the server compresses nothing while somebody waits. */
export async function compressAssets(folder: string): Promise<void> {
  const files = globSync('**/*', { cwd: folder }).filter((path) => texts.has(extname(path)));
  await Promise.all(
    files.map(async (path) => {
      const file = join(folder, path);
      const content = readFileSync(file);
      if (content.length < leastBytes) return;
      const params = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY };
      writeFileSync(`${file}.br`, await brotli(content, { params }));
      writeFileSync(`${file}.gz`, await zip(content, { level: 9 }));
    }),
  );
}
